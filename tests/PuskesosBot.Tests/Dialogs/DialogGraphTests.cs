using PuskesosBot.Dialogs;

namespace PuskesosBot.Tests.Dialogs;

public sealed class DialogGraphTests
{
    [Fact]
    public void A_dialog_is_drawn_with_every_state_and_way() =>
        DialogGraph.ToMermaid(SmallDialogs.Load().Find("register")!).ShouldBe("""
            flowchart TD
              start([register]) --> s_rw
              s_rw["rw<br/>asks rw"]
              s_rw -->|answered| s_who
              s_rw -->|tries_exhausted| to_person
              s_who[/"who<br/>identify"/]
              s_who -->|known| s_note
              s_who -->|unknown| s_stop
              s_note["note<br/>asks text"]
              s_note -->|answered| s_thanks
              s_note -->|skipped| s_thanks
              s_note -->|tries_exhausted| s_thanks
              s_thanks("thanks")
              s_thanks --> e_done
              s_stop("stop")
              s_stop --> e_stopped
              e_done((done))
              e_stopped((stopped))
              to_person[/person/]

            """);
}
