package main

import (
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge/tokens"
	sdkv2 "github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfshim/sdk-v2"
	"github.com/terraform-providers/terraform-provider-docker/shim"
	"hearth/engine/internal/versions"
)

// provider says where the names of @pulumi/docker differ from those that follow from upstream's.
func provider() tfbridge.ProviderInfo {
	typed := func(name string) tfbridge.ResourceInfo {
		return tfbridge.ResourceInfo{Tok: tfbridge.MakeResource("docker", "index", name)}
	}
	config, container, image := typed("ServiceConfig"), typed("Container"), typed("RemoteImage")
	// One command in several words, and a block whose upstream name is no singular.
	container.Fields = map[string]*tfbridge.SchemaInfo{
		"command":           {Name: "command"},
		"networks_advanced": {Name: "networksAdvanced"},
	}
	container.DeleteBeforeReplace = true
	// Not auto-named: the name says which image.
	image.Fields = map[string]*tfbridge.SchemaInfo{"name": {Name: "name"}}

	info := tfbridge.ProviderInfo{
		P:       sdkv2.NewProvider(shim.New(versions.Docker)),
		Name:    "docker",
		Version: versions.Docker,
		Config: map[string]*tfbridge.SchemaInfo{
			"host": {Default: &tfbridge.DefaultInfo{
				EnvVars: []string{"DOCKER_HOST"}, Value: "unix:///var/run/docker.sock",
			}},
			"registry_auth": {Name: "registryAuth", MaxItemsOne: tfbridge.False()},
		},
		Resources: map[string]*tfbridge.ResourceInfo{
			"docker_config": &config, "docker_container": &container, "docker_image": &image,
		},
		DataSources: map[string]*tfbridge.DataSourceInfo{
			"docker_image": {Tok: tfbridge.MakeDataSource("docker", "index", "getRemoteImage")},
		},
	}
	info.MustComputeTokens(tokens.SingleModule("docker_", "index", tokens.MakeStandard("docker")))
	info.SetAutonaming(255, "-")
	return info
}
