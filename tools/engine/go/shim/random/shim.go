// Package shim opens the door to the upstream random provider's constructor, which only
// packages below its own module path may import.
package shim

import (
	"github.com/hashicorp/terraform-plugin-framework/provider"
	upstream "github.com/terraform-providers/terraform-provider-random/internal/provider"
)

// New returns the upstream provider.
func New() provider.Provider {
	return upstream.New()
}
