package local

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"sync"
)

// together lets two streams write into one, each piece whole.
type together struct {
	lock sync.Mutex
	all  bytes.Buffer
}

func (t *together) Write(piece []byte) (int, error) {
	t.lock.Lock()
	defer t.lock.Unlock()
	return t.all.Write(piece)
}

func process(ctx context.Context, command string, state *State) (*exec.Cmd, error) {
	words := []string{"/bin/sh", "-c"}
	if state.Interpreter != nil && len(*state.Interpreter) > 0 {
		words = append([]string{}, *state.Interpreter...)
	}
	words = append(words, command)
	cmd := exec.CommandContext(ctx, words[0], words[1:]...)
	folder, err := folderOf(state)
	if err != nil {
		return nil, err
	}
	cmd.Dir, cmd.Env = folder, environment(state)
	if state.Stdin != nil && *state.Stdin != "" {
		cmd.Stdin = strings.NewReader(*state.Stdin)
	}
	return cmd, nil
}

func folderOf(state *State) (string, error) {
	if state.Dir != nil {
		return *state.Dir, nil
	}
	return os.Getwd()
}

// environment is the plugin's own, then the program's, then the output of the run before.
func environment(state *State) []string {
	env := os.Environ()
	if state.Environment != nil {
		for name, value := range *state.Environment {
			env = append(env, name+"="+value)
		}
	}
	if state.AddPreviousOutputInEnv != nil && !*state.AddPreviousOutputInEnv {
		return env
	}
	for name, value := range map[string]string{
		"PULUMI_COMMAND_STDOUT": state.Stdout, "PULUMI_COMMAND_STDERR": state.Stderr,
	} {
		if value != "" {
			env = append(env, name+"="+value)
		}
	}
	return env
}

// run starts the command, waits for its end and writes its results into the state. A command that
// fails leaves the results of the run before; the error carries both streams.
func run(ctx context.Context, command string, state *State) error {
	cmd, err := process(ctx, command, state)
	if err != nil {
		return err
	}
	var stdout, stderr bytes.Buffer
	var mixed together
	shown, show := io.Pipe()
	attach := func(own *bytes.Buffer, stream Logging) io.Writer {
		if state.Logging.shows(stream) {
			return io.MultiWriter(own, &mixed, show)
		}
		return io.MultiWriter(own, &mixed)
	}
	cmd.Stdout, cmd.Stderr = attach(&stdout, onlyStdout), attach(&stderr, onlyStderr)

	var showing sync.WaitGroup
	showing.Go(func() { showLines(ctx, shown) })
	err = cmd.Run()
	_ = show.Close() // documented to return nil always
	showing.Wait()
	if err != nil {
		return fmt.Errorf("%w: running %q:\n%s", err, command, mixed.all.String())
	}
	if err := state.collect(cmd.Dir); err != nil {
		return err
	}
	state.Stdout = strings.TrimSuffix(stdout.String(), "\n")
	state.Stderr = strings.TrimSuffix(stderr.String(), "\n")
	return nil
}
