namespace CommunityCoachBot.EndToEnd.Tests;
