package local

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/gobwas/glob"
	"github.com/pulumi/pulumi-go-provider/infer/types"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
)

// rule is one pattern: * stays within a folder, ** does not, and a later rule wins.
type rule struct {
	pattern glob.Glob
	exclude bool
}

func rules(patterns []string) ([]rule, error) {
	made := []rule{}
	for _, text := range patterns {
		plain, exclude := strings.CutPrefix(text, "!")
		pattern, err := glob.Compile(plain, '/')
		if err != nil {
			return nil, fmt.Errorf("pattern %q: %w", text, err)
		}
		made = append(made, rule{pattern: pattern, exclude: exclude})
	}
	return made, nil
}

// matching lists the files below a folder that the patterns choose, by their path from there.
func matching(folder string, patterns []string) (map[string]*resource.Asset, error) {
	chosen := map[string]*resource.Asset{}
	order, err := rules(patterns)
	if err != nil {
		return nil, err
	}
	err = fs.WalkDir(os.DirFS(folder), ".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		wanted := false
		for _, rule := range order {
			if rule.pattern.Match(path) {
				wanted = !rule.exclude
			}
		}
		if !wanted {
			return nil
		}
		chosen[path], err = resource.NewPathAsset(filepath.Join(folder, path))
		return err
	})
	return chosen, err
}

// collect reads the files that the inputs ask for.
func (state *State) collect(folder string) error {
	if state.AssetPaths != nil {
		files, err := matching(folder, *state.AssetPaths)
		if err != nil {
			return err
		}
		assets := map[string]*types.AssetOrArchive{}
		for path, file := range files {
			assets[path] = &types.AssetOrArchive{Asset: file}
		}
		state.Assets = &assets
	}
	if state.ArchivePaths != nil {
		files, err := matching(folder, *state.ArchivePaths)
		if err != nil {
			return err
		}
		content := map[string]any{}
		for path, file := range files {
			content[path] = file
		}
		if state.Archive, err = resource.NewAssetArchive(content); err != nil {
			return err
		}
	}
	return nil
}
