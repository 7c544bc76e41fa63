import { setTimeout as sleep } from 'node:timers/promises';
import { GetScheduleCommand, ListSchedulesCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import {
  DescribeExecutionCommand,
  SFNClient,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { clientConfiguration } from '#local/stack/aws-access.ts';
import { deployedStack } from '../stack.ts';

const client = () => new SFNClient(clientConfiguration(deployedStack().endpoint));

/** What the deployed schedule starts the state machine with. */
export async function scheduledInput(): Promise<string> {
  const scheduler = new SchedulerClient(clientConfiguration(deployedStack().endpoint));
  const { Schedules = [] } = await scheduler.send(new ListSchedulesCommand({}));
  for (const { Name, GroupName } of Schedules) {
    const { Target } = await scheduler.send(new GetScheduleCommand({ Name, GroupName }));
    if (Target?.Arn === deployedStack().deployment.RetrainingStateMachine) return Target?.Input ?? '';
  }
  throw new Error('No schedule starts the state machine.');
}

/** Starts the state machine; answers the execution. */
export async function startExecution(input: string): Promise<string> {
  const { executionArn = '' } = await client().send(
    new StartExecutionCommand({ stateMachineArn: deployedStack().deployment.RetrainingStateMachine, input }),
  );
  return executionArn;
}

/** Stops an execution from outside, as its owner may at any time. */
export async function stopExecution(executionArn: string): Promise<void> {
  await client().send(new StopExecutionCommand({ executionArn }));
}

/** Waits until an execution ends. @returns how, and with what */
export async function endOf(executionArn: string): Promise<{ status: string; output: string }> {
  for (;;) {
    const { status = '', output = '' } = await client().send(new DescribeExecutionCommand({ executionArn }));
    if (status !== 'RUNNING') return { status, output };
    await sleep(200);
  }
}

/** The execution that a retraining was started as by the API. */
export function executionOf(retraining: string): string {
  const machine = deployedStack().deployment.RetrainingStateMachine ?? '';
  return `${machine.replace(':stateMachine:', ':execution:')}:${retraining}`;
}
