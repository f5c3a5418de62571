using KerasLike.Layers;
using KerasLike.Models;

namespace KerasLike.Tests.UtilsTests;

/// <summary>Models of each shape that is drawn.</summary>
internal static class Drawn
{
    internal static Sequential Lecture() => new([
        Keras.Input(shape: (28, 28, 1)),
        new Conv2D(32, (5, 5), activation: "sigmoid", padding: "same", name: "conv"),
        new MaxPooling2D(2, name: "pool"),
        new Flatten(name: "flat"),
        new Dense(100, activation: "sigmoid", name: "fc1"),
        new Dropout(0.5, name: "drop", trainable: false),
        new Dense(10, activation: "softmax", name: "fc2", trainable: false),
    ], name: "lecture");

    /// <summary>Branches, a shortcut over several layers, an operator.</summary>
    internal static Model Residual()
    {
        var inputs = Keras.Input(shape: (32, 32, 3), name: "images");
        var x = new Conv2D(16, 3, padding: "same", activation: "relu", name: "stem").Apply(inputs);
        var y = new Conv2D(16, 3, padding: "same", name: "conv_a").Apply(x);
        y = new BatchNormalization(name: "norm_a").Apply(y);
        y = new ReLU(name: "relu_a").Apply(y);
        y = new Conv2D(16, 3, padding: "same", name: "conv_b").Apply(y);
        var z = new Conv2D(16, 1, name: "conv_c").Apply(x);
        var sum = new Add(name: "sum").Apply([x, y, z]);
        return new(inputs, new Dense(10, name: "head").Apply(new GlobalAveragePooling2D(name: "mean").Apply(sum)), name: "residual");
    }

    /// <summary>Several inputs and outputs, and a layer that is shared between them.</summary>
    internal static Model TwoByTwo()
    {
        var (left, right) = (Keras.Input(shape: 784, name: "left"), Keras.Input(shape: 784, name: "right"));
        var shared = new Dense(64, activation: "relu", name: "shared");
        var joined = new Concatenate(name: "both").Apply([shared.Apply(left), shared.Apply(right)]);
        return new([left, right], [new Dense(19, activation: "softmax", name: "sum").Apply(joined), new Dense(1, activation: "sigmoid", name: "left_is_greater").Apply(joined)], name: "two_digits");
    }

    /// <summary>Models in a model, one in the other.</summary>
    internal static Model Nested()
    {
        var image = Keras.Input(shape: (8, 8, 1), name: "image");
        var encoder = new Model(image, new Sequential([new Flatten(name: "flat"), new Dense(8, name: "code")], name: "inner").Apply(new Conv2D(4, 3, name: "conv").Apply(image)), name: "encoder");
        var inputs = Keras.Input(shape: (8, 8, 1), name: "inputs");
        var code = encoder.Apply(inputs);
        return new(inputs, new Concatenate(name: "join").Apply([new Sequential([new Dense(4, name: "a1"), new Dense(4, name: "a2")], name: "head_a").Apply(code), new Dense(4, name: "b").Apply(code)]), name: "nested");
    }

    /// <summary>A layer that is given its own output, and one that stands before and after another.</summary>
    internal static Model Repeating()
    {
        var inputs = Keras.Input(shape: 4, name: "inputs");
        var (again, between) = (new Dense(4, name: "again"), new Dense(4, name: "between"));
        return new(inputs, again.Apply(between.Apply(again.Apply(again.Apply(inputs)))), name: "repeating");
    }
}
