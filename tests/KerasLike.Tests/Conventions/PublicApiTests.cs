using KerasLike.Layers;
using KerasLike.Plotting;
using PublicApiGenerator;

namespace KerasLike.Tests.Conventions;

/// <summary>The public API changes only on purpose: <c>PublicApi.approved.txt</c> and <c>PublicApi.Plotting.approved.txt</c> show it.</summary>
[TestFixture]
public class PublicApiTests
{
    [Test]
    public void ThePublicApiIsTheApprovedOne() =>
        Approved.Verify("PublicApi", typeof(Layer).Assembly.GeneratePublicApi(new() { IncludeAssemblyAttributes = false }) + "\n");

    [Test]
    public void ThePublicApiOfPlottingIsTheApprovedOne() =>
        Approved.Verify("PublicApi.Plotting", typeof(Pictures).Assembly.GeneratePublicApi(new() { IncludeAssemblyAttributes = false }) + "\n");
}
