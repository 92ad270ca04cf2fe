import ImmichSimulator

/// Makes random rules that a person could have written.
struct LabRuleMaker {
    /// Names that rules may use; some of them may be nobody's.
    var names: [String]
    /// Whether rules turn on no faces but those of people they name.
    var namesPeople = false

    static let countries = ["Germany", "Greece", "Italy", "France", "Switzerland"]

    func rule(_ numbers: inout SeededNumbers, depth: Int = 2) -> LabRule {
        var rule = LabRule()
        let shape = numbers.below(6)
        if shape != 1 { rule.all = items(1 + numbers.below(2), &numbers, depth) }
        if shape == 1 || shape == 2 { rule.any = items(1 + numbers.below(3), &numbers, depth) }
        if shape >= 4 { rule.none = items(1 + numbers.below(2), &numbers, depth) }
        return rule
    }

    private func items(_ count: Int, _ numbers: inout SeededNumbers, _ depth: Int) -> [LabRule.Item] {
        (0..<count).map { _ in
            if depth > 0, numbers.happens(120) { return .group(rule(&numbers, depth: depth - 1)) }
            var lines = [line(&numbers)]
            if numbers.happens(250) {
                let second = line(&numbers)
                if second.text.key != lines[0].text.key { lines.append(second) }
            }
            return .lines(lines)
        }
    }

    private func some(_ count: Int, _ numbers: inout SeededNumbers) -> [String] {
        var chosen: [String] = []
        while chosen.count < min(count, names.count) {
            let name = names[numbers.below(names.count)]
            if !chosen.contains(name) { chosen.append(name) }
        }
        return chosen
    }

    private func line(_ numbers: inout SeededNumbers) -> LabLine {
        if numbers.happens(500), !names.isEmpty { return people(&numbers) }
        switch numbers.below(17) {
        case 0, 1: return .favorite(numbers.happens(800))
        case 2: return .isVideo(numbers.happens(300))
        case 3:
            let year = 2011 + numbers.below(15)
            return .taken(year, year + 1 + numbers.below(8))
        case 4: return .takenLast(10 + numbers.below(600))
        case 5: return .uploadedLast(10 + numbers.below(900))
        case 6: return .everyYear(Self.dates[numbers.below(4)].0, Self.dates[numbers.below(4)].1)
        case 7: return .weekdays([[0, 6], [1, 2, 3], [5]][numbers.below(3)])
        case 8: return .hours(numbers.below(12), 12 + numbers.below(12))
        case 9: return .country(Self.countries[numbers.below(Self.countries.count)])
        case 10: return .cityKnown(numbers.happens(600))
        case 11: return .gps(numbers.happens(600))
        case 12: return numbers.happens(500) ? .rating(1 + numbers.below(5)) : .unrated
        case 13: return .camera(["Apple", "Canon", "Pixel 7", "X-T4"][numbers.below(4)])
        case 14: return .fileName(["IMG_", "mov", "0001", "3.jpg"][numbers.below(4)])
        case 15: return .description(["beach", "BIRTHDAY", "school"][numbers.below(3)])
        default: return .isPortrait(numbers.happens(500))
        }
    }

    private static let dates = [(1224, 1226), (601, 831), (1001, 630), (101, 1231)]

    private func people(_ numbers: inout SeededNumbers) -> LabLine {
        switch numbers.below(namesPeople ? 7 : 12) {
        case 0...3: .person(some(1, &numbers)[0])
        case 4: .people(.any, some(2, &numbers))
        case 5: .people(.all, some(2, &numbers))
        case 6: .people(.none, some(1, &numbers))
        case 7: .people(.only, some(1 + numbers.below(2), &numbers))
        case 8: .people(.nobodyBut, some(3, &numbers))
        case 9: .atLeast(2, some(3, &numbers))
        case 10: numbers.happens(500) ? .somebody : .nobody
        default: .peopleCount(numbers.below(3), numbers.happens(500) ? nil : 3 + numbers.below(2))
        }
    }
}
