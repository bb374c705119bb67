// Command pulumi-resource-command offers the resource command:local:Command of @pulumi/command,
// with the same inputs, outputs, order and environment. The other members of that package are not here.
package main

import (
	"context"

	host "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi-go-provider/infer"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/cmdutil"

	"hearth/engine/internal/local"
	"hearth/engine/internal/versions"
)

func main() {
	provider, err := infer.NewProviderBuilder().WithResources(infer.Resource(&local.Command{})).Build()
	if err == nil {
		err = host.RunProvider(context.Background(), "command", versions.Command, provider)
	}
	if err != nil {
		cmdutil.ExitError(err.Error())
	}
}
