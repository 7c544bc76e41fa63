import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { AccountRootPrincipal, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { Key } from 'aws-cdk-lib/aws-kms';
import type { Bucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';

export interface ModelPublisherRoleProps {
  readonly table: Table;
  readonly models: Bucket;
  readonly key: Key;
}

/**
 * Who may write models and move the pointer to the active one, and nothing else: no tenant's item, no image. Whoever
 * publishes assumes it, by a permission of their own to do so; the functions of the API only read models.
 */
export class ModelPublisherRole extends Role {
  constructor(scope: Construct, id: string, { table, models, key }: ModelPublisherRoleProps) {
    super(scope, id, {
      assumedBy: new AccountRootPrincipal(),
      description: 'Publishes models and moves the pointer to the active one',
    });
    this.addToPolicy(
      new PolicyStatement({
        actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
        resources: [table.tableArn],
        conditions: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['MODEL'] } },
      }),
    );
    this.addToPolicy(
      new PolicyStatement({
        actions: ['s3:GetObject', 's3:PutObject'],
        resources: [models.arnForObjects('models/*')],
      }),
    );
    this.addToPolicy(
      new PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [key.keyArn] }),
    );
  }
}
