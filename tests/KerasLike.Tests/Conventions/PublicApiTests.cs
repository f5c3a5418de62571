using KerasLike.Layers;
using PublicApiGenerator;

namespace KerasLike.Tests.Conventions;

/// <summary>The public API changes only on purpose: <c>PublicApi.approved.txt</c> shows it.</summary>
[TestFixture]
public class PublicApiTests
{
    [Test]
    public void ThePublicApiIsTheApprovedOne() =>
        Approved.Verify("PublicApi", typeof(Layer).Assembly.GeneratePublicApi(new() { IncludeAssemblyAttributes = false }) + "\n");
}
