import { RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';

export interface ReferencesTableProps {
  readonly encryptionKey: IKey;
  /** Whether the table survives the deletion of its stack and refuses its own. */
  readonly retain: boolean;
  /** Days back to which the table can be restored; as long does an erased row survive in the backup. */
  readonly recoveryDays: number;
}

/** Sparse: verifications by decision, and those that wait for a person; a tenant leads both keys. */
const VERIFICATION_INDEXES = [
  { indexName: 'decisions', partitionKey: 'decisionList' },
  { indexName: 'reviews', partitionKey: 'reviewQueue' },
] as const;

/** Sparse: a tenant's embeddings by one model, as identification loads them; the tenant leads the key. */
const EMBEDDINGS_INDEX = {
  indexName: 'embeddings',
  partitionKey: { name: 'embeddingList', type: AttributeType.STRING },
  sortKey: { name: 'embeddedAt', type: AttributeType.STRING },
  projectionType: ProjectionType.INCLUDE,
  nonKeyAttributes: ['referenceId', 'embedding'],
};

/** The one table: subjects, references, embeddings, verification records and the model pointer. */
export class ReferencesTable extends Table {
  constructor(scope: Construct, id: string, props: ReferencesTableProps) {
    super(scope, id, {
      partitionKey: { name: 'PK', type: AttributeType.STRING },
      sortKey: { name: 'SK', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: props.encryptionKey,
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: props.recoveryDays,
      },
      timeToLiveAttribute: 'expiresAt',
      deletionProtection: props.retain,
      removalPolicy: props.retain ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    for (const { indexName, partitionKey } of VERIFICATION_INDEXES) {
      this.addGlobalSecondaryIndex({
        indexName,
        partitionKey: { name: partitionKey, type: AttributeType.STRING },
        sortKey: { name: 'verificationId', type: AttributeType.STRING },
      });
    }
    this.addGlobalSecondaryIndex(EMBEDDINGS_INDEX);
  }
}
