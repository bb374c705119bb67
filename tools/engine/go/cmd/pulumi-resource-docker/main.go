// Command pulumi-resource-docker is the upstream Docker provider behind Pulumi's own bridge,
// with the resource and property names of the npm package @pulumi/docker.
package main

import (
	"context"
	"encoding/json"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfgen"
	"github.com/pulumi/pulumi/sdk/v3/go/common/util/cmdutil"
	host "github.com/pulumi/pulumi/sdk/v3/go/pulumi/provider"
	rpc "github.com/pulumi/pulumi/sdk/v3/proto/go"
	"hearth/engine/internal/quiet"
	"hearth/engine/internal/versions"
)

// lazySchema makes the schema only when it is asked for, so that each start stays fast.
type lazySchema struct {
	rpc.ResourceProviderServer
	info tfbridge.ProviderInfo
}

func (server lazySchema) GetSchema(context.Context, *rpc.GetSchemaRequest) (*rpc.GetSchemaResponse, error) {
	made, err := tfgen.GenerateSchemaWithOptions(tfgen.GenerateSchemaOptions{
		ProviderInfo: server.info, DiagnosticsSink: quiet.Sink(), XInMemoryDocs: true,
	})
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(made.PackageSpec)
	if err != nil {
		return nil, err
	}
	return &rpc.GetSchemaResponse{Schema: string(text)}, nil
}

func main() {
	err := host.Main("docker", func(client *host.HostClient) (rpc.ResourceProviderServer, error) {
		info := provider()
		server := tfbridge.NewProvider(context.Background(), client, "docker", versions.Docker, info.P, info, []byte("{}"))
		return lazySchema{ResourceProviderServer: server, info: info}, nil
	})
	if err != nil {
		cmdutil.ExitError(err.Error())
	}
}
