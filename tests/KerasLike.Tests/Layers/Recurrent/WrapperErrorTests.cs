using KerasLike.Layers;
using KerasLike.Models;
using static KerasLike.Tests.Support.Mistakes;

namespace KerasLike.Tests.Layers.Recurrent;

/// <summary>What the wrappers of layers over sequences say about wrong arguments and inputs.</summary>
[TestFixture]
public class WrapperErrorTests
{
    static readonly TestCaseData[] WrongCalls =
    [
        Mistake(() => new TimeDistributed(new Dense(2), name: "t").Apply(torch.zeros(2, 3)), "TimeDistributed \"t\": expected at least 3 axes, (batch, steps, …). Received: shape (2, 3)"),
        Mistake(() => new TimeDistributed(new Dense(2), name: "t").Apply(torch.zeros(2, 3, 4), mask: torch.ones(2, 5)), "TimeDistributed \"t\": expected a mask of shape (2, 3). Received: mask (2, 5)"),
        Mistake(() => new Bidirectional(new LSTM(2), backwardLayer: new LSTM(2), name: "b").Apply(torch.zeros(1, 2, 3)), "Bidirectional \"b\": the forward and the backward layer must have different values of `goBackwards`. Received: forward goBackwards=false, backward goBackwards=false"),
        Mistake(() => new Bidirectional(new LSTM(2), backwardLayer: new LSTM(2, goBackwards: true, returnSequences: true), name: "b").Apply(torch.zeros(1, 2, 3)), "Bidirectional \"b\": the forward and the backward layer must have the same value of `returnSequences`. Received: forward returnSequences=false, backward returnSequences=true"),
        Mistake(() => new Bidirectional(new LSTM(2), mergeMode: "mean"), "Bidirectional: `mergeMode` must be one of "),
        Mistake(() => new LSTM(0), "LSTM: `units` must be positive. Received: units=0"),
        Mistake(() => new GRU(2, dropout: 2), "GRU: `dropout` must be between 0 and 1. Received: dropout=2"),
        Mistake(() => new SimpleRNN(2, recurrentDropout: -1), "SimpleRNN: `recurrentDropout` must be between 0 and 1. Received: recurrentDropout=-1"),
        Mistake(() => new LSTM(2, name: "l").Apply(torch.zeros(2, 3)), "LSTM \"l\": expected 3 axes. Received: shape (2, 3). A recurrent layer takes (batch, steps, features)."),
    ];

    [TestCaseSource(nameof(WrongCalls))]
    public void SaysWhatIsWrong(Action mistake, string message) => Assert.That(mistake, Throws.InstanceOf<SystemException>().With.Message.StartsWith(message));
}
