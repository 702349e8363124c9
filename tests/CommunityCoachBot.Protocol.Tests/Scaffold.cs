namespace CommunityCoachBot.Protocol.Tests;
