/**
 * Lambda entry point of the user pool, called before it issues an access token (Amazon Cognito developer guide, "Pre
 * token generation Lambda trigger", version 2 events): adds the user's tenant, and of the API's scopes those that the
 * user's groups name. A user without a tenant gets a token that the API refuses.
 *
 * `TOKEN_AUDIENCE` is the identifier of the API's resource server, `SCOPES` its scopes, separated by spaces.
 *
 * @param {import('aws-lambda').PreTokenGenerationV2TriggerEvent} event
 */
export const handler = async (event) => {
  const { groupConfiguration, userAttributes } = event.request;
  const scopes = (process.env['SCOPES'] ?? '').split(' ');
  const named = (/** @type {string} */ scope) => `${process.env['TOKEN_AUDIENCE']}/${scope}`;
  const groups = groupConfiguration.groupsToOverride ?? [];
  const tenant = userAttributes['custom:tenant'];
  return {
    ...event,
    response: {
      claimsAndScopeOverrideDetails: {
        accessTokenGeneration: {
          ...(tenant && { claimsToAddOrOverride: { tenant } }),
          scopesToAdd: scopes.filter((scope) => groups.includes(scope)).map(named),
          scopesToSuppress: scopes.filter((scope) => !groups.includes(scope)).map(named),
        },
      },
    },
  };
};
