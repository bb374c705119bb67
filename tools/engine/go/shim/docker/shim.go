// Package shim opens the door to the upstream Docker provider's constructor, which only
// packages below its own module path may import.
package shim

import (
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/terraform-providers/terraform-provider-docker/internal/provider"
)

// New returns the upstream provider, which calls itself by the given version.
func New(version string) *schema.Provider {
	return provider.New(version)()
}
