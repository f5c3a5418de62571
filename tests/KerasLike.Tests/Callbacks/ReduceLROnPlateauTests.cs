using KerasLike.Callbacks;
using KerasLike.Models;
using KerasLike.Optimizers;
using KerasLike.Tests.Support;

namespace KerasLike.Tests.Callbacks;

/// <summary>When the learning rate is reduced, and how far.</summary>
[TestFixture]
public class ReduceLROnPlateauTests
{
    // Training whose losses are as written.
    static (Model Model, History History) Run(double[] losses, params Callback[] callbacks)
    {
        var model = Small.Line(learningRate: 0.1);
        var script = new LambdaCallback(onEpochEnd: (e, logs) => logs["loss"] = losses[e]);
        return (model, model.Fit(Small.Column(1), Small.Column(1), epochs: losses.Length, verbose: 0, callbacks: [script, .. callbacks]));
    }

    // Worked out by hand after keras/src/callbacks/reduce_lr_on_plateau.py.
    [Test]
    public void TheRateFallsAfterPatienceAndRestsAfterwards()
    {
        var (model, history) = Run([1, 0.9, 0.9, 0.9, 0.8, 0.8, 0.8, 0.8, 0.8], new ReduceLROnPlateau(monitor: "loss", factor: 0.5, patience: 2, cooldown: 1));
        Assert.That(history["learning_rate"], Is.EqualTo(new[] { 0.1, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.025, 0.025 }).Within(1e-12));
        Assert.That((double)model.Optimizer.LearningRate, Is.EqualTo(0.0125).Within(1e-12));
    }

    [Test]
    public void TheRateDoesNotFallBelowTheLeast()
    {
        var (model, history) = Run([1, 1, 1, 1], new ReduceLROnPlateau(monitor: "loss", patience: 1, minLr: 0.02));
        Assert.That(history["learning_rate"], Is.EqualTo(new[] { 0.1, 0.1, 0.02, 0.02 }).Within(1e-12));
        Assert.That((double)model.Optimizer.LearningRate, Is.EqualTo(0.02));
    }

    [TestCase("max", new[] { 1, 2, 3.0 }, 0.1)]
    [TestCase("min", new[] { 1, 2, 3.0 }, 0.001)]
    [TestCase("min", new[] { 1, 0.99995, 0.9999 }, 0.001)]
    public void WhatCountsAsBetterMayBeSaid(string mode, double[] losses, double rate) =>
        Assert.That((double)Run(losses, new ReduceLROnPlateau(monitor: "loss", patience: 1, mode: mode)).Model.Optimizer.LearningRate, Is.EqualTo(rate).Within(1e-12));

    [Test]
    public void ASecondFitWaitsAnew()
    {
        var reduce = new ReduceLROnPlateau(monitor: "loss", patience: 1);
        Run([1], reduce);
        Assert.That((double)Run([1], reduce).Model.Optimizer.LearningRate, Is.EqualTo(0.1));
    }
}
