namespace CommunityCoachBot.Coaching.Tests;
