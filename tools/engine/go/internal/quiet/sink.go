// Package quiet keeps a plugin's standard output clean: the engine reads the plugin's port there.
package quiet

import (
	"io"
	"os"

	"github.com/pulumi/pulumi/sdk/v3/go/common/diag"
	"github.com/pulumi/pulumi/sdk/v3/go/common/diag/colors"
)

// Sink passes errors on to standard error and drops notes about missing documentation.
func Sink() diag.Sink {
	return diag.DefaultSink(io.Discard, os.Stderr, diag.FormatOptions{Color: colors.Never})
}
