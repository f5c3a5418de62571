using static TorchSharp.torch;

namespace KerasLike.Benchmarks;

/// <summary>An epoch as TorchSharp's documentation trains: DataLoader, a module, an optimizer of torch.optim, item() in each step.</summary>
internal static class DocsLoop
{
    internal static Action Epoch(nn.Module<Tensor, Tensor> model, Func<nn.Module<Tensor, Tensor>, optim.Optimizer> optimizerOf, Tensor x, Tensor labels, int batchSize, bool countsCorrect = false)
    {
        var optimizer = optimizerOf(model);
        var loss = nn.CrossEntropyLoss();
        var data = torch.utils.data.TensorDataset(x, labels);
        return () =>
        {
            model.train();
            using var loader = torch.utils.data.DataLoader(data, batchSize, shuffle: true, disposeDataset: false);
            var (total, correct) = (0.0, 0L);
            foreach (var batch in loader)
            {
                using var scope = NewDisposeScope();
                optimizer.zero_grad();
                var prediction = model.forward(batch[0]);
                var output = loss.forward(prediction, batch[1].flatten());
                output.backward();
                optimizer.step();
                total += output.item<float>();
                if (countsCorrect) correct += prediction.argmax(1).eq(batch[1].flatten()).sum().item<long>();
            }
        };
    }
}
