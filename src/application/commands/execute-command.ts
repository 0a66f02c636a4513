import { Inject } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CommandExecutor, type CommandAnswer } from '../execution/executor.js';
import type { CommandRequest } from '../execution/request.js';

/** Any command of the catalogue, on its way from a face to the executor. */
export class ExecuteCommand extends Command<CommandAnswer> {
  constructor(readonly request: CommandRequest) {
    super();
  }
}

@CommandHandler(ExecuteCommand)
export class ExecuteCommandHandler implements ICommandHandler<ExecuteCommand> {
  constructor(@Inject(CommandExecutor) private readonly executor: CommandExecutor) {}

  execute({ request }: ExecuteCommand): Promise<CommandAnswer> {
    return this.executor.execute(request);
  }
}
