namespace CommunityCoachBot.Storage.Tests;
