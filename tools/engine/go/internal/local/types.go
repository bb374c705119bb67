// Package local holds the resource command:local:Command. Its package name is part of the resource's token.
package local

import (
	"github.com/pulumi/pulumi-go-provider/infer"
	"github.com/pulumi/pulumi-go-provider/infer/types"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
)

// Inputs are what a program says about a command. Every field may be left out.
type Inputs struct {
	// Triggers replace the resource when one of them changes.
	Triggers *[]any `pulumi:"triggers,optional" provider:"replaceOnChanges"`
	// Create runs at creation, and at an update when Update is absent. Absent: nothing runs.
	Create *string `pulumi:"create,optional"`
	Update *string `pulumi:"update,optional"`
	Delete *string `pulumi:"delete,optional"`
	// Interpreter goes before the command; absent or empty: /bin/sh -c.
	Interpreter *[]string          `pulumi:"interpreter,optional"`
	Dir         *string            `pulumi:"dir,optional"`
	Environment *map[string]string `pulumi:"environment,optional"`
	Stdin       *string            `pulumi:"stdin,optional"`
	Logging     *Logging           `pulumi:"logging,optional"`
	// AssetPaths and ArchivePaths are globs below Dir, read after a good run; a leading ! excludes.
	AssetPaths   *[]string `pulumi:"assetPaths,optional"`
	ArchivePaths *[]string `pulumi:"archivePaths,optional"`
	// AddPreviousOutputInEnv gives PULUMI_COMMAND_STDOUT and _STDERR to later runs; absent: yes.
	AddPreviousOutputInEnv *bool `pulumi:"addPreviousOutputInEnv,optional"`
}

// Annotate makes the default visible to the engine, which writes it into the state.
func (in *Inputs) Annotate(a infer.Annotator) {
	a.SetDefault(&in.AddPreviousOutputInEnv, true)
}

// Results are what the last good run left. One newline at the end of a stream is cut off.
type Results struct {
	Stdout  string                            `pulumi:"stdout"`
	Stderr  string                            `pulumi:"stderr"`
	Assets  *map[string]*types.AssetOrArchive `pulumi:"assets,optional"`
	Archive *resource.Archive                 `pulumi:"archive,optional"`
}

// State is all that is kept of a command.
type State struct {
	Inputs
	Results
}
