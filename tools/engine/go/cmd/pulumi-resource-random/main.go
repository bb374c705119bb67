// Command pulumi-resource-random is the upstream random provider behind Pulumi's own bridge,
// with the resource names of the npm package @pulumi/random.
package main

import (
	"context"
	"errors"

	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/pf/tfbridge"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/pf/tfgen"
	bridge "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge/tokens"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource/plugin"
	"github.com/terraform-providers/terraform-provider-random/shim"
	"hearth/engine/internal/quiet"
	"hearth/engine/internal/versions"
)

func provider() bridge.ProviderInfo {
	info := bridge.ProviderInfo{
		P:                           tfbridge.ShimProvider(shim.New()),
		Name:                        "random",
		Version:                     versions.Random,
		MetadataInfo:                bridge.NewProviderMetadata([]byte("{}")),
		EnableAccurateBridgePreview: true,
		Resources: map[string]*bridge.ResourceInfo{
			"random_bytes":  {ComputeID: bytesID},
			"random_string": {PreStateUpgradeHook: atLeastFirst},
		},
	}
	name := func(module, name string) (string, error) {
		return tokens.MakeStandard("random")(module, "Random"+name)
	}
	info.MustComputeTokens(tokens.SingleModule("random_", "index", name))
	return info
}

// bytesID is the identity of a resource for which upstream has none: its base64 text.
func bytesID(_ context.Context, state resource.PropertyMap) (resource.ID, error) {
	text := state["base64"]
	if text.IsSecret() {
		text = text.SecretValue().Element
	}
	if !text.IsString() {
		return "", errors.New("random_bytes: the state has no text in base64")
	}
	return resource.ID(text.StringValue()), nil
}

// atLeastFirst reads a state without a schema version as version 1, for old releases left the mark out.
func atLeastFirst(args bridge.PreStateUpgradeHookArgs) (int64, resource.PropertyMap, error) {
	return max(args.PriorStateSchemaVersion, 1), args.PriorState, nil
}

func main() {
	info := provider()
	schema := func(ctx context.Context, _ plugin.GetSchemaRequest) ([]byte, error) {
		made, err := tfgen.GenerateSchema(ctx, tfgen.GenerateSchemaOptions{
			ProviderInfo: info, DiagnosticsSink: quiet.Sink(), XInMemoryDocs: true,
		})
		if err != nil {
			return nil, err
		}
		return made.ProviderMetadata.PackageSchema, nil
	}
	tfbridge.Main(context.Background(), "random", info, tfbridge.ProviderMetadata{XGetSchema: schema})
}
