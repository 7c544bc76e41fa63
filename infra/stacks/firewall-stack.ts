import { Stack, type StackProps } from 'aws-cdk-lib';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { stackName } from '../names.ts';

export interface FirewallStackProps extends StackProps {
  readonly stage: string;
  /** ARN of the API's stage. */
  readonly protects: string;
}

/** Requests of one address in five minutes. */
const REQUESTS_OF_ONE_ADDRESS = 2_000;

/** AWS's managed rules, and those of their rules that photographs set off: they are only counted. */
const MANAGED_RULES: Readonly<Record<string, readonly string[]>> = {
  AWSManagedRulesAmazonIpReputationList: [],
  AWSManagedRulesKnownBadInputsRuleSet: [],
  AWSManagedRulesCommonRuleSet: ['SizeRestrictions_BODY', 'CrossSiteScripting_BODY', 'GenericLFI_BODY'],
};

/** A web application firewall in front of the API. */
export class FirewallStack extends Stack {
  constructor(scope: Construct, id: string, { stage, protects, ...props }: FirewallStackProps) {
    super(scope, id, props);
    const managed = Object.entries(MANAGED_RULES).map(([name, counted], i) => ({
      name,
      priority: i + 1,
      overrideAction: { none: {} },
      statement: {
        managedRuleGroupStatement: {
          vendorName: 'AWS',
          name,
          ruleActionOverrides: counted.map((rule) => ({ name: rule, actionToUse: { count: {} } })),
        },
      },
      visibilityConfig: visibleAs(name),
    }));
    const acl = new CfnWebACL(this, 'WebAcl', {
      name: stackName(stage, 'api'),
      scope: 'REGIONAL',
      defaultAction: { allow: {} },
      rules: [
        {
          name: 'RequestsOfOneAddress',
          priority: 0,
          action: { block: { customResponse: { responseCode: 429 } } },
          statement: { rateBasedStatement: { limit: REQUESTS_OF_ONE_ADDRESS, aggregateKeyType: 'IP' } },
          visibilityConfig: visibleAs('RequestsOfOneAddress'),
        },
        ...managed,
      ],
      visibilityConfig: visibleAs('Firewall'),
    });
    new CfnWebACLAssociation(this, 'Association', { resourceArn: protects, webAclArn: acl.attrArn });
  }
}

/** Counted in CloudWatch; no request is sampled, because a sample shows headers, and headers hold tokens. */
function visibleAs(metricName: string): CfnWebACL.VisibilityConfigProperty {
  return { metricName, cloudWatchMetricsEnabled: true, sampledRequestsEnabled: false };
}
