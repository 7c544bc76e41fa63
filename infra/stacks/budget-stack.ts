import { Stack, type StackProps } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import type { Construct } from 'constructs';
import { stackName } from '../names.ts';

export interface BudgetStackProps extends StackProps {
  readonly stage: string;
  readonly email: string;
  /** US dollars a month. */
  readonly limit: number;
}

/** Percent of the budget, spent or foreseen, that an email is sent for. */
const WARNINGS = [
  { threshold: 80, notificationType: 'ACTUAL' },
  { threshold: 100, notificationType: 'FORECASTED' },
];

/** A warning before the month costs more than was meant. Counts what carries the tag `application: countersign`. */
export class BudgetStack extends Stack {
  constructor(scope: Construct, id: string, { stage, email, limit, ...props }: BudgetStackProps) {
    super(scope, id, props);
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetName: stackName(stage, 'monthly'),
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: limit, unit: 'USD' },
        costFilters: { TagKeyValue: ['user:application$countersign'] },
      },
      notificationsWithSubscribers: WARNINGS.map((warning) => ({
        notification: { ...warning, thresholdType: 'PERCENTAGE', comparisonOperator: 'GREATER_THAN' },
        subscribers: [{ subscriptionType: 'EMAIL', address: email }],
      })),
    });
  }
}
