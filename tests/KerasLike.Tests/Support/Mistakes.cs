namespace KerasLike.Tests.Support;

/// <summary>Test cases of a call that is wrong and the message it gets.</summary>
internal static class Mistakes
{
    internal static TestCaseData Mistake(Action call, string message) => new TestCaseData(call, message).SetArgDisplayNames(message[..Math.Min(70, message.Length)]);
}
