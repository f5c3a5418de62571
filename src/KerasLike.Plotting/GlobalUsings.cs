global using TorchSharp;
global using functional = TorchSharp.torch.nn.functional;
global using ScalarType = TorchSharp.torch.ScalarType;
global using Tensor = TorchSharp.torch.Tensor;
