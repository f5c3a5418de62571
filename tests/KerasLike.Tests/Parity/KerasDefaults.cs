using System.Reflection;
using System.Text.Json.Nodes;
using KerasLike.Activations;
using KerasLike.Layers;
using KerasLike.Optimizers;
using KerasLike.Saving;
using KerasLike.Tests.Golden;

namespace KerasLike.Tests.Parity;

/// <summary>Whether leaving an argument out means what it means in Keras: the same as giving Keras's default.</summary>
internal static class KerasDefaults
{
    /// <summary>What layers and callbacks take in Keras as keyword arguments, and here as parameters.</summary>
    internal static readonly string[] SharedByLayers = ["name", "trainable", "dtype", "input_shape", "input_dim", "activity_regularizer", "unroll", "zero_output_for_mask", "rms_scaling", "seed", "data_format",
        "verbose", "epochs", "steps", "on_test_begin", "on_test_end", "on_test_batch_begin", "on_test_batch_end", "on_predict_begin", "on_predict_end", "on_predict_batch_begin", "on_predict_batch_end"];

    // Arguments for objects to be built at all: for what has no default, and where one of several must be given.
    static readonly Dictionary<Type, object> Required = new()
    {
        [typeof(int)] = 2,
        [typeof(int?)] = 2,
        [typeof(double)] = 0.5,
        [typeof(string)] = "float32",
        [typeof(Dims)] = (Dims)2,
        [typeof(Interval)] = (Interval)0.5,
        [typeof(Numbers)] = (Numbers)0.5,
        [typeof(Shape)] = (Shape)4,
        [typeof(Layer)] = new Dense(2),
        [typeof(torch.nn.Module)] = torch.nn.Linear(2, 2),
        [typeof(IReadOnlyList<Layer>)] = new Layer[] { new Dense(2) },
        [typeof(RecurrentLayer)] = new SimpleRNN(2),
        [typeof(RNNCell)] = new SimpleRNNCell(2),
        [typeof(IReadOnlyList<RNNCell>)] = new RNNCell[] { new SimpleRNNCell(2) },
        [typeof(Optimizer)] = new SGD(),
        [typeof(OptimizerMap)] = new OptimizerMap(new SGD()),
        [typeof(IReadOnlyList<double>)] = new[] { 1.0 },
        [typeof(ActivationFunction)] = ActivationFunction.Relu,
        [typeof(Func<Tensor, Tensor>)] = (Func<Tensor, Tensor>)(a => a),
        [typeof(Func<int, double, double>)] = (Func<int, double, double>)((_, rate) => rate),
        [typeof(Func<Tensor, Tensor, Tensor>)] = (Func<Tensor, Tensor, Tensor>)((a, b) => a - b),
    };

    static readonly string[] Needed = ["InputLayer.shape", "Discretization.numBins", "CategoryEncoding.numTokens"];

    // Without a file weights are kept in memory, which Keras does not do.
    static readonly string[] OptionalHere = ["ModelCheckpoint.filepath"];

    internal static IEnumerable<string> Differences(KerasName keras)
    {
        var constructor = (ConstructorInfo)OurApi.Taker(keras)!;
        var parameters = OurApi.Parameters(constructor);
        var defaults = parameters.Select(p => Argument(p.Parameter)).ToArray();
        for (int i = 0; i < parameters.Count; i++)
        {
            var (key, parameter) = parameters[i];
            var theirs = keras.Parameters.FirstOrDefault(p => p.Name == key);
            if (theirs is null || Missing.Find($"{keras.FullName}({key})") is not null) continue;
            if (theirs.Default is null != !parameter.HasDefaultValue && !OptionalHere.Contains($"{keras.Name}.{parameter.Name}"))
                yield return $"{key}: {(theirs.Default is null ? "required in Keras, optional here" : "optional in Keras, required here")}";
            else if (theirs.Default is not null && Difference(constructor, defaults, i, theirs.Default) is string difference)
                yield return difference;
        }
    }

    static string? Difference(ConstructorInfo constructor, object?[] defaults, int index, string literal)
    {
        var parameter = constructor.GetParameters()[index];
        // "auto" beside True and False is the third value of a bool?.
        var given = literal == "'auto'" && parameter.ParameterType == typeof(bool?) ? null : ConfigValue.Read(PythonLiteral.ToJson(literal), parameter.ParameterType, parameter.Name!);
        if (given is null && defaults[index] is null || IsNeeded(parameter)) return null;
        if (given is null && parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null) return $"{parameter.Name}: {defaults[index]} where Keras has None";
        var ours = Held(constructor.Invoke(defaults), parameter);
        var theirs = Held(constructor.Invoke([.. defaults.Select((d, i) => i == index ? given : d)]), parameter);
        return JsonEquality.Difference(ours, theirs, parameter.Name!);
    }

    static object? Argument(ParameterInfo parameter) =>
        parameter.HasDefaultValue && !IsNeeded(parameter) ? parameter.DefaultValue ?? (parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType) : null)
        : parameter.Name == "boundaries" ? Array.Empty<double>() // one fewer than values
        : parameter.Name == "targetClassIds" ? (Dims)1 // below numClasses
        : Required.TryGetValue(parameter.ParameterType, out var value) ? value
        : throw new InvalidOperationException($"Add an argument of type {parameter.ParameterType} to {nameof(Required)}.");

    static bool IsNeeded(ParameterInfo parameter) => Needed.Contains($"{parameter.Member.DeclaringType!.Name}.{parameter.Name}");

    // What the object shows of an argument.
    static JsonNode? Held(object built, ParameterInfo parameter)
    {
        var properties = built.GetType().GetProperties();
        var property = Array.Find(properties, p => p.Name == Naming.Property(parameter.Name!)) ?? Array.Find(properties, p => p.GetCustomAttribute<ConfigKeyAttribute>()?.Key == Naming.Key(parameter.Name!))
            ?? throw new InvalidOperationException($"{built.GetType().Name}: parameter `{parameter.Name}` has no public property.");
        return ConfigValue.Write(property.GetValue(built));
    }
}
