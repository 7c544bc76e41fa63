import { Validations } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';

/** What the rules of `checkStacks` find at the API, and why it is so on purpose. */
export function acknowledgeApiFindings(api: RestApi): void {
  const findings: Readonly<Record<string, string>> = {
    'AwsSolutions-APIG2':
      'Bodies are images or JSON that the functions validate by the schemas of the contract.',
    'AwsSolutions-APIG3': 'The firewall is optional, by the configuration, and a stack of its own.',
    'AwsSolutions-APIG4': 'Tokens are verified inside the functions, see decision 4.',
    'AwsSolutions-COG4':
      'Tokens come from any OIDC issuer and are verified inside the functions, see decision 4.',
    'AwsSolutions-APIG6': 'Execution logs name the subject of each request; the access log does not.',
    'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]':
      'The role that API Gateway writes logs with, for the account; AWS documents this policy for it.',
  };
  for (const [id, reason] of Object.entries(findings)) {
    Validations.of(api).acknowledge({ id: `AwsSolutions::${id}`, reason });
  }
}
