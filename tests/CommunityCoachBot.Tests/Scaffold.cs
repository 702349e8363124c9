namespace CommunityCoachBot.Tests;
