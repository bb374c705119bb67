package local

import (
	"bufio"
	"context"
	"io"
	"strings"

	host "github.com/pulumi/pulumi-go-provider"
	"github.com/pulumi/pulumi-go-provider/infer"
)

// Logging says which streams are shown while a command runs. Absent: both. Outputs are kept in any case.
type Logging string

const (
	onlyStdout Logging = "stdout"
	onlyStderr Logging = "stderr"
	both       Logging = "stdoutAndStderr"
	none       Logging = "none"
)

// Values lists what may be written in a program.
func (Logging) Values() []infer.EnumValue[Logging] {
	values := []infer.EnumValue[Logging]{}
	for _, value := range []Logging{onlyStdout, onlyStderr, both, none} {
		values = append(values, infer.EnumValue[Logging]{Name: string(value), Value: value})
	}
	return values
}

func (logging *Logging) shows(stream Logging) bool {
	return logging == nil || *logging == both || *logging == stream
}

// showLines passes each line to the engine's status until the stream ends; lines may be of any length,
// for a reader that gave up would leave the command waiting for ever.
func showLines(ctx context.Context, stream io.Reader) {
	log := host.GetLogger(ctx)
	lines := bufio.NewReader(stream)
	for {
		line, err := lines.ReadString('\n')
		if line != "" {
			log.InfoStatus(strings.TrimSuffix(line, "\n"))
		}
		if err != nil {
			return
		}
	}
}
