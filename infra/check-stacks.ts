import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, type IApplyRule, type NagRuleResult, ServerlessChecks } from 'cdk-nag';

/** Has every synthesis fail on a finding of these rules that is not acknowledged with a reason where it arises. */
export function checkStacks(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutions(app), new ServerlessChecks(app));
}

/** Wildcards for what one resource holds, whose names nobody knows when a stack is written. */
const PARTS_OF_ONE_RESOURCE = [
  // Objects of a bucket, or those of them in a folder of that name: `<bucket>/models/*`, or under every subject's own
  // prefix `<bucket>/{subject}/queries/*`.
  /^Resource::[^*]+\/(\*\/[\w-]+\/)?\*$/,
  // Versions of a function.
  /^Resource::<\w+\.Arn>:\*$/,
  // Executions of a state machine.
  /^Resource::arn:[^*]+:execution:[^*]+(:|\/\*:)\*$/,
];

/** The rules, but for wildcards within one resource; wildcards anywhere else are found. */
class AwsSolutions extends AwsSolutionsChecks {
  protected override applyRule(params: IApplyRule): void {
    super.applyRule({ ...params, rule: (node) => withoutParts(params.rule(node)) });
  }
}

function withoutParts(result: NagRuleResult): NagRuleResult {
  if (!Array.isArray(result)) return result;
  return result.filter((finding) => !PARTS_OF_ONE_RESOURCE.some((part) => part.test(finding)));
}
