package local

import (
	"context"

	"github.com/pulumi/pulumi-go-provider/infer"
	"github.com/pulumi/pulumi/sdk/v3/go/common/resource"
)

// Command runs shell commands at the creation, update and deletion of a resource.
type Command struct{}

// Create runs `create`, unless this is a preview. Its error fails the resource.
func (*Command) Create(ctx context.Context, req infer.CreateRequest[Inputs]) (infer.CreateResponse[State], error) {
	id, err := resource.NewUniqueHex(req.Name, 8, 0)
	response := infer.CreateResponse[State]{ID: id, Output: State{Inputs: req.Inputs}}
	if err != nil || req.DryRun || req.Inputs.Create == nil {
		return response, err
	}
	err = run(ctx, *req.Inputs.Create, &response.Output)
	return response, err
}

// Update runs `update`, or `create` where there is none. It sees the output of the run before.
func (*Command) Update(
	ctx context.Context, req infer.UpdateRequest[Inputs, State],
) (infer.UpdateResponse[State], error) {
	response := infer.UpdateResponse[State]{Output: State{Inputs: req.Inputs, Results: req.State.Results}}
	command := req.Inputs.Update
	if command == nil {
		command = req.Inputs.Create
	}
	if req.DryRun || command == nil {
		return response, nil
	}
	err := run(ctx, *command, &response.Output)
	return response, err
}

// Delete runs `delete` as the last state has it.
func (*Command) Delete(ctx context.Context, req infer.DeleteRequest[State]) (infer.DeleteResponse, error) {
	if req.State.Delete == nil {
		return infer.DeleteResponse{}, nil
	}
	return infer.DeleteResponse{}, run(ctx, *req.State.Delete, &req.State)
}
