using System.Text;
using System.Text.Json;
using CsCheck;
using CyclinE.Contracts.Json;
using CyclinE.Contracts.Units;

namespace CyclinE.Contracts.Tests;

/// <summary>Stored JSON is hashed: equal values have equal bytes on every run and machine.</summary>
public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData(double.NaN, "\"NaN\"")]
    [InlineData(double.PositiveInfinity, "\"Infinity\"")]
    [InlineData(double.NegativeInfinity, "\"-Infinity\"")]
    [InlineData(0.0, "0")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e-300, "1E-300")]
    [InlineData(3.0, "3")]
    public void A_number_has_one_spelling(double value, string json)
    {
        Assert.Equal(json, JsonSerializer.Serialize(value, CanonicalJson.Options));
        Assert.Equal(value, JsonSerializer.Deserialize<double>(json, CanonicalJson.Options));
    }

    [Fact]
    public void Minus_zero_is_zero() => Assert.Equal("[0,0]", JsonSerializer.Serialize(new[] { -0.0, 0.0 }, CanonicalJson.Options));

    [Fact]
    public void Every_NaN_is_the_same_NaN() =>
        Assert.Equal("\"NaN\"", JsonSerializer.Serialize(BitConverter.Int64BitsToDouble(unchecked((long)0xFFF8_0000_0000_0001)), CanonicalJson.Options));

    [Fact]
    public void Every_number_comes_back() =>
        Gen.Double.Sample(d => JsonSerializer.Deserialize<double>(JsonSerializer.Serialize(d, CanonicalJson.Options), CanonicalJson.Options).Equals(d));

    [Fact]
    public void A_text_that_names_no_number_is_refused() =>
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<double>("\"1.5\"", CanonicalJson.Options));

    [Fact]
    public void A_record_is_camel_case_in_the_order_of_its_members_with_its_nulls_and_plain_letters() =>
        Assert.Equal(
            """{"name":"Zürich \"µ\" <&>","kind":"Array","missing":null,"values":[1.5,"NaN",null]}""",
            Encoding.UTF8.GetString(JsonSerializer.SerializeToUtf8Bytes(
                new { Name = "Zürich \"µ\" <&>", Kind = UnitKind.Array, Missing = (string?)null, Values = new double?[] { 1.5, double.NaN, null } },
                CanonicalJson.Options)));
}
