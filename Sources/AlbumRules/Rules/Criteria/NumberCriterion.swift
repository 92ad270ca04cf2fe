/// How the numbers of a key are written.
struct NumberUnit: Sendable {
    /// What a value is called in messages.
    var name = "a number"
    /// A value for hints.
    var hint = "200"
    /// A range for hints.
    var rangeHint = "200..3200"
    /// The numbers that make sense.
    var limits = NumberRange(low: nil, high: nil)
    /// Whether a tiny relative error does not count.
    var isNear = false
    /// How a range that runs backwards is written right.
    var turned: @Sendable (_ low: String, _ high: String) -> String = { "\($1)..\($0)" }
    /// A regular expression that covers every number of this kind.
    var pattern = SchemaValue.decimal
    /// Whether a plain number is one of them.
    var isPlain = true
    /// Reads one number.
    var value: @Sendable (String) -> Double? = { DecimalText.value($0) }
    /// Writes one number.
    var show: @Sendable (Double) -> String = { DecimalText.show($0) }
}

extension Criterion {
    /// A criterion on a number: a number, a range, or a list of them.
    static func number(
        _ key: String, values: String, meaning: String, unit: NumberUnit, examples: [CriterionExample],
        field: Field<Double>
    ) -> Criterion {
        let schema = SchemaValue.numbers(unit.pattern, limits: unit.limits, isPlain: unit.isPlain)
        return Criterion(key: key, values: values, meaning: meaning, examples: examples, schema: schema.orList) {
            node, reader in
            reader.rangeHint = unit.rangeHint
            return field.read(node, &reader) { node, reader in
                guard let range = NumberRange.read(node, unit, &reader) else { return nil }
                let isNear = unit.isNear
                return Field<Double>.Choice(
                    identity: range.identity,
                    phrase: range.phrase(unit.show),
                    holds: { isNear ? range.containsNearly($0) : range.contains($0) })
            }
        }
    }
}

extension NumberRange {
    /// Reads a number or a range; nil after noting an error.
    static func read(_ node: Node, _ unit: NumberUnit, _ reader: inout ValueReader) -> NumberRange? {
        guard let text = reader.text(node), let parts = RangeText(text, at: node.place, &reader) else { return nil }
        switch parts {
        case .single(let text):
            return number(text, node, unit, &reader).map { NumberRange(low: $0, high: $0) }
        case .range(let lowText, let highText):
            let low = lowText.map { number($0, node, unit, &reader) }
            let high = highText.map { number($0, node, unit, &reader) }
            if let low, low == nil { return nil }
            if let high, high == nil { return nil }
            if let low = low.flatMap({ $0 }), let high = high.flatMap({ $0 }), low > high {
                reader.error(
                    "\(text.quoted) runs backwards", at: node.place,
                    hint: "write \(unit.turned(lowText ?? "", highText ?? ""))")
                return nil
            }
            return NumberRange(low: low.flatMap { $0 }, high: high.flatMap { $0 })
        }
    }

    private static func number(_ text: String, _ node: Node, _ unit: NumberUnit, _ reader: inout ValueReader)
        -> Double?
    {
        guard let value = unit.value(text) else {
            var hint = "write \(unit.hint), or a range such as \(unit.rangeHint)"
            if text.contains(","), unit.value(text.replacing(",", with: ".")) != nil {
                hint = "write \(text.replacing(",", with: "."))"
            } else if let range = dashed(text, unit) {
                hint = "write \(range)"
            }
            reader.error("\(text.quoted) is not \(unit.name)", at: node.place, hint: hint)
            return nil
        }
        guard unit.limits.contains(value) else {
            let low = unit.limits.low.map(unit.show) ?? ""
            let high = unit.limits.high.map(unit.show) ?? ""
            reader.error(
                "\(text.quoted) is out of range for \(reader.key.quoted)", at: node.place,
                hint: "possible is \(low)..\(high)")
            return nil
        }
        return value
    }

    /// `1-5` as the range it was meant to be.
    private static func dashed(_ text: String, _ unit: NumberUnit) -> String? {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { String($0.trimmed) }
        guard ends.count == 2, ends.allSatisfy({ unit.value($0) != nil }) else { return nil }
        return "\(ends[0])..\(ends[1])"
    }

    /// A text that changes whenever the range does.
    var identity: String {
        func text(_ end: Double?) -> String { end.map { "\($0)" } ?? "" }
        return "\(text(low))..\(text(high))"
    }

    /// How it reads: `4 or more`, `3 to 5`.
    func phrase(_ show: (Double) -> String) -> String {
        switch (low, high) {
        case (let low?, let high?): low == high ? show(low) : "\(show(low)) to \(show(high))"
        case (let low?, nil): "\(show(low)) or more"
        case (nil, let high?): "\(show(high)) or less"
        case (nil, nil): "any"
        }
    }
}
