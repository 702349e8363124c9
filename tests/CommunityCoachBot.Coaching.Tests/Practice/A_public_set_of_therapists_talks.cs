using CommunityCoachBot.Accuracy;

namespace CommunityCoachBot.Coaching.Tests.Practice;

public sealed class A_public_set_of_therapists_talks
{
    private const string Head =
        "mi_quality,transcript_id,video_title,utterance_id,interlocutor,timestamp,utterance_text,annotator_id,therapist_input_exists,therapist_input_subtype,reflection_exists,reflection_subtype,question_exists,question_subtype,main_therapist_behaviour,client_talk_type\n";

    // Made up for this test; the second utterance of the therapist was annotated by three people, who differ.
    private const string Talks =
        Head
        + "high,0,a,0,therapist,0,\"What made you think about stopping?\",1,False,,False,,True,open,question,n/a\n"
        + "high,0,a,1,client,1,\"I tried to stop, and \"\"it\"\" was hard, very hard.\",1,,,,,,,n/a,neutral\n"
        + "high,0,a,2,therapist,2,\"It sounds like you really want to stop, and it's been harder than you thought.\",1,False,,True,complex,False,,reflection,n/a\n"
        + "high,0,a,2,therapist,2,\"It sounds like you really want to stop, and it's been harder than you thought.\",2,False,,True,complex,False,,reflection,n/a\n"
        + "high,0,a,2,therapist,2,\"It sounds like you really want to stop, and it's been harder than you thought.\",3,False,,False,,False,,other,n/a\n"
        + "low,1,b,0,therapist,0,\"Do you smoke?\",1,False,,False,,True,closed,question,n/a\n"
        + "low,1,b,1,client,1,Yes.,1,,,,,,,n/a,sustain\n"
        + "low,1,b,2,therapist,2,\"You should stop,\nit is bad for you.\",1,True,advice,False,,False,,therapist_input,n/a\n";

    [Fact]
    public void Is_scored_beside_two_baselines_in_the_same_run()
    {
        var output = new StringWriter();
        var figures = ScoreAnnoMi.Score(new StringReader(Talks), output);

        Assert.Equal(1, figures["behaviour, reader: accuracy"]);
        Assert.Equal(0.5, figures["behaviour, majority: accuracy"]);
        // "?" finds both questions; what is left counts as other, since question is the commonest.
        Assert.Equal(0.5, figures["behaviour, question mark: accuracy"]);
        Assert.Equal(1, figures["question subtype, reader: accuracy"]);
        Assert.Equal(0.5, figures["question subtype, majority: accuracy"]);
        Assert.Equal(1, figures["reflection subtype, reader: accuracy"]);
        Assert.Contains("4 turns of 2 talks", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void With_other_columns_is_refused_by_the_name_of_the_one_that_is_missing()
    {
        var wrong = Assert.Throws<FormatException>(() =>
            ScoreAnnoMi.Score(new StringReader("transcript_id,utterance_id\n1,2\n"), TextWriter.Null)
        );

        Assert.Contains("interlocutor", wrong.Message, StringComparison.Ordinal);
    }
}
