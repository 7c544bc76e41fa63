import { Duration, Validations } from 'aws-cdk-lib';
import {
  AllocationStrategy,
  EcsMachineImageType,
  JobQueue,
  JobStateTimeLimitActionsReason,
  ManagedEc2EcsComputeEnvironment,
} from 'aws-cdk-lib/aws-batch';
import {
  BlockDeviceVolume,
  EbsDeviceVolumeType,
  InstanceClass,
  InstanceSize,
  InstanceType,
  LaunchTemplate,
} from 'aws-cdk-lib/aws-ec2';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { TrainingNetwork } from './training-network.ts';

/** Current families with one NVIDIA GPU in their smaller sizes: L4, A10G, L40S. */
const FAMILIES = [InstanceClass.G6, InstanceClass.G5, InstanceClass.G6E];
const SIZES = [InstanceSize.XLARGE, InstanceSize.XLARGE2];
/** One machine at a time: retraining is one job. */
const MAX_VCPUS = 8;
const DISK_GIB = 100;
/** A job that finds no machine for so long is given up. */
const PATIENCE = Duration.hours(6);

/** GPU machines that exist only while a job runs: Spot first, on demand where there is no Spot. */
export class TrainingMachines extends Construct {
  readonly queue: JobQueue;

  constructor(scope: Construct, id: string, network: TrainingNetwork) {
    super(scope, id);
    const instanceRole = new Role(this, 'MachineRole', {
      assumedBy: new ServicePrincipal('ec2.amazonaws.com'),
      managedPolicies: [
        ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonEC2ContainerServiceforEC2Role'),
      ],
    });
    Validations.of(instanceRole).acknowledge({
      id: 'AwsSolutions::AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role]',
      reason: 'What the ECS agent of a machine needs, kept by AWS; jobs have a role of their own.',
    });
    const launchTemplate = new LaunchTemplate(this, 'Machine', {
      requireImdsv2: true,
      httpPutResponseHopLimit: 1,
      blockDevices: [
        {
          deviceName: '/dev/xvda',
          volume: BlockDeviceVolume.ebs(DISK_GIB, { volumeType: EbsDeviceVolumeType.GP3, encrypted: true }),
        },
      ],
    });
    const environment = (name: string, spot: boolean) =>
      new ManagedEc2EcsComputeEnvironment(this, name, {
        vpc: network.vpc,
        securityGroups: [network.securityGroup],
        spot,
        allocationStrategy: spot
          ? AllocationStrategy.SPOT_PRICE_CAPACITY_OPTIMIZED
          : AllocationStrategy.BEST_FIT_PROGRESSIVE,
        useOptimalInstanceClasses: false,
        instanceTypes: FAMILIES.flatMap((family) => SIZES.map((size) => InstanceType.of(family, size))),
        images: [{ imageType: EcsMachineImageType.ECS_AL2023_NVIDIA }],
        instanceRole,
        launchTemplate,
        minvCpus: 0,
        maxvCpus: MAX_VCPUS,
        updateToLatestImageVersion: true,
      });
    this.queue = new JobQueue(this, 'Queue', {
      computeEnvironments: [
        { computeEnvironment: environment('Spot', true), order: 1 },
        { computeEnvironment: environment('OnDemand', false), order: 2 },
      ],
      jobStateTimeLimitActions: [
        { reason: JobStateTimeLimitActionsReason.INSUFFICIENT_INSTANCE_CAPACITY, maxTime: PATIENCE },
        { reason: JobStateTimeLimitActionsReason.JOB_RESOURCE_REQUIREMENT, maxTime: PATIENCE },
      ],
    });
  }
}
