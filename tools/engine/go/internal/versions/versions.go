// Package versions holds what each plugin calls itself: the npm package's version, set when the programs are linked.
package versions

// Versions of the plugins; the engine finds a plugin by them.
var (
	Docker  = "0.0.0-dev"
	Random  = "0.0.0-dev"
	Command = "0.0.0-dev"
)
