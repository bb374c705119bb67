package local

import "github.com/pulumi/pulumi-go-provider/infer"

// WireDependencies makes what a run leaves as secret as anything that it was told; an input that is kept stays as it was.
func (*Command) WireDependencies(f infer.FieldSelector, in *Inputs, out *State) {
	kept := []struct{ in, out any }{
		{&in.Triggers, &out.Triggers},
		{&in.Create, &out.Create},
		{&in.Update, &out.Update},
		{&in.Delete, &out.Delete},
		{&in.Interpreter, &out.Interpreter},
		{&in.Dir, &out.Dir},
		{&in.Environment, &out.Environment},
		{&in.Stdin, &out.Stdin},
		{&in.Logging, &out.Logging},
		{&in.AssetPaths, &out.AssetPaths},
		{&in.ArchivePaths, &out.ArchivePaths},
		{&in.AddPreviousOutputInEnv, &out.AddPreviousOutputInEnv},
	}
	results := []any{&out.Stdout, &out.Stderr, &out.Assets, &out.Archive}
	for _, field := range kept {
		f.OutputField(field.out).DependsOn(f.InputField(field.in))
		for _, result := range results {
			f.OutputField(result).DependsOn(f.InputField(field.in))
		}
	}
}
