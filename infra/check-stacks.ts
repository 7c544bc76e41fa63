import { type App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, type IApplyRule, type NagRuleResult, ServerlessChecks } from 'cdk-nag';

/** Has every synthesis fail on a finding of these rules that is not acknowledged with a reason where it arises. */
export function checkStacks(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutions(app), new ServerlessChecks(app));
}

/**
 * A wildcard for the objects of one bucket, or for those of them in a folder of that name: `<bucket>/models/*`, or under
 * every subject's own prefix `<bucket>/{subject}/queries/*`.
 */
const OBJECTS_OF_A_BUCKET = /^Resource::[^*]+\/(\*\/[\w-]+\/)?\*$/;

/**
 * The rules, but for one kind of finding: keys of objects are not known when a stack is written, so a permission for
 * objects always ends in a wildcard. Wildcards anywhere else are found.
 */
class AwsSolutions extends AwsSolutionsChecks {
  protected override applyRule(params: IApplyRule): void {
    super.applyRule({ ...params, rule: (node) => withoutObjects(params.rule(node)) });
  }
}

function withoutObjects(result: NagRuleResult): NagRuleResult {
  return Array.isArray(result) ? result.filter((finding) => !OBJECTS_OF_A_BUCKET.test(finding)) : result;
}
