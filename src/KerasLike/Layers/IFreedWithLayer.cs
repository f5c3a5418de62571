namespace KerasLike.Layers;

/// <summary>What a layer keeps beside its weights, and what is freed with it: it is found in the fields of the class, as layers inside are.</summary>
internal interface IFreedWithLayer : IDisposable;
