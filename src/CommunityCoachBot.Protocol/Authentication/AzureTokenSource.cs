using Azure.Core;
using Azure.Identity;

namespace CommunityCoachBot.Protocol.Authentication;

/// <summary>Gets tokens through Azure.Identity: for a managed identity there is no secret to keep.</summary>
public sealed class AzureTokenSource(TokenCredential credential, string scope) : IConnectorTokenSource
{
    public static AzureTokenSource ForManagedIdentity(BotAuthenticationOptions options) =>
        new(new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(options.AppId)), options.Endpoints().ConnectorScope);

    public async Task<ConnectorToken> RequestAsync(CancellationToken cancellationToken)
    {
        try
        {
            var token = await credential.GetTokenAsync(new TokenRequestContext([scope]), cancellationToken);
            return new ConnectorToken(token.Token, token.ExpiresOn);
        }
        catch (AuthenticationFailedException exception)
        {
            throw new ConnectorTokenUnavailableException("managed-identity", retryAfter: null, exception);
        }
    }
}
