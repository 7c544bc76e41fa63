import { RemovalPolicy } from 'aws-cdk-lib';
import {
  FlowLogDestination,
  GatewayVpcEndpointAwsService,
  type IVpc,
  Peer,
  Port,
  SecurityGroup,
  SubnetType,
  Vpc,
} from 'aws-cdk-lib/aws-ec2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

const HTTPS = 443;
/** GPUs are scarce: each further zone is another place to find one, and costs nothing while none runs. */
const ZONES = 3;

/**
 * Where training machines run. Nothing reaches them from outside. Signatures and models come and go through the
 * gateway endpoints, which are free and keep to AWS's network; a NAT gateway or interface endpoints would cost more at
 * rest than the whole service (decision 24).
 */
export class TrainingNetwork extends Construct {
  readonly vpc: IVpc;
  /** Nothing in, HTTPS out. */
  readonly securityGroup: SecurityGroup;

  constructor(scope: Construct, id: string, props: { readonly logRetentionDays: number }) {
    super(scope, id);
    const vpc = new Vpc(this, 'Vpc', {
      maxAzs: ZONES,
      natGateways: 0,
      subnetConfiguration: [{ name: 'training', subnetType: SubnetType.PUBLIC, mapPublicIpOnLaunch: true }],
      gatewayEndpoints: {
        s3: { service: GatewayVpcEndpointAwsService.S3 },
        dynamodb: { service: GatewayVpcEndpointAwsService.DYNAMODB },
      },
      restrictDefaultSecurityGroup: false,
    });
    // A Vpc is one; its class only says of more properties that they may be undefined.
    this.vpc = vpc as IVpc;
    const flowLog = new LogGroup(this, 'FlowLog', {
      retention: props.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.vpc.addFlowLog('Flows', { destination: FlowLogDestination.toCloudWatchLogs(flowLog) });
    this.securityGroup = new SecurityGroup(this, 'Machines', {
      vpc: this.vpc,
      description: 'Training machines: nothing in, HTTPS out',
      allowAllOutbound: false,
    });
    this.securityGroup.addEgressRule(Peer.anyIpv4(), Port.tcp(HTTPS), 'AWS');
  }
}
