@testable import AlbumRules
import TestSupport
import Testing

@Suite struct `Albums of every value` {
    private let place = Place(file: "albums.yaml", line: 1, column: 1)

    private func label(_ text: String) -> GroupValuePattern { GroupValuePattern(label: text, at: place) }

    private func groups(
        _ rule: ForEach, _ photos: [(Int, [GroupValue])]
    ) -> [String: Set<AssetID>] {
        let result = ValueGrouping(rule)
            .groups(of: photos.map { (photo($0.0), $0.1) })
        return Dictionary(result.groups.map { ($0.name, $0.photos) }) { first, _ in first }
    }

    private func countries(_ names: String...) -> [(Int, [GroupValue])] {
        names.enumerated().map { ($0, [GroupValue(text: $1)]) }
    }

    @Test func `a photo is in the album of each of its values, and in none without one`() {
        let mia = GroupValue(person: PersonID(high: 1, low: 1), name: "Mia")
        let leo = GroupValue(person: PersonID(high: 1, low: 2), name: "Leo")
        let result = groups(ForEach(field: .person), [(1, [mia, leo]), (2, [leo]), (3, [])])
        #expect(result == ["Mia": photos([1]), "Leo": photos([1, 2])])
    }

    @Test func `only_for and skip go by labels, wildcards and spans`() {
        let all = countries("Greece", "Germany", "Great Britain", "Spain")
        #expect(
            Set(groups(ForEach(field: .country, onlyFor: [label("gre*")]), all).keys) == ["Greece", "Great Britain"])
        #expect(Set(groups(ForEach(field: .country, skip: [label("GERMANY")]), all).keys.sorted()).count == 3)
        let years = countries("2014", "2015", "2019", "2021")
        let span = GroupValuePattern(text: "2015..2019", from: "2015", through: "2019", at: place)
        #expect(Set(groups(ForEach(field: .year, onlyFor: [span]), years).keys) == ["2015", "2019"])
        let months = countries("2014-12", "2015-01", "2019-12", "2020-01")
        #expect(Set(groups(ForEach(field: .month, onlyFor: [span]), months).keys) == ["2015-01", "2019-12"])
    }

    @Test func `rename changes the name and not what the album is remembered by`() {
        let rule = ForEach(
            field: .country, renames: [.init(name: "USA", values: [label("united states of america")])])
        let result = ValueGrouping(rule).groups(of: [(photo(1), [GroupValue(text: "United States of America")])])
        #expect(result.groups.map(\.name) == ["USA"])
        #expect(result.groups.map(\.key) == ["united states of america"])
    }

    @Test func `merged values share an album, and so do two that get one name`() {
        let all = countries("Belgium", "Netherlands", "France")
        let merged = ForEach(
            field: .country, merges: [.init(name: "Benelux", values: [label("Belgium"), label("Netherlands")])])
        #expect(groups(merged, all) == ["Benelux": photos([0, 1]), "France": photos([2])])
        let renamed = ForEach(
            field: .country,
            renames: [.init(name: "France", values: [label("Belgium")])])
        #expect(groups(renamed, all) == ["France": photos([0, 2]), "Netherlands": photos([1])])
        let skipped = ForEach(field: .country, skip: [label("Benelux")], merges: merged.merges)
        #expect(groups(skipped, all) == ["France": photos([2])])
    }

    @Test func `spellings of one value are one album under the most usual spelling`() {
        let all = countries("Sao Paulo", "São Paulo", "São Paulo")
        #expect(groups(ForEach(field: .city), all) == ["São Paulo": photos([0, 1, 2])])
    }

    @Test func `two people of one name have no album until the user says that they are one`() {
        let one = GroupValue(person: PersonID(high: 1, low: 1), name: "Sam")
        let two = GroupValue(person: PersonID(high: 1, low: 2), name: "Sam")
        let all: [(id: AssetID, values: [GroupValue])] = [(photo(1), [one]), (photo(2), [two])]
        let result = ValueGrouping(ForEach(field: .person)).groups(of: all)
        #expect(result.groups.map(\.namesakes.count) == [2, 2])
        let combined = ValueGrouping(ForEach(field: .person), combinesNamesakes: true).groups(of: all)
        #expect(combined.groups.map(\.photos) == [photos([1, 2])])
        #expect(combined.groups.map(\.namesakes.count) == [0])
    }

    @Test func `a value that no photo has is told, unless it is a pattern`() {
        let rule = ForEach(
            field: .country, onlyFor: [label("Grece"), label("Ger*"), label("Benelux")],
            merges: [.init(name: "Benelux", values: [label("Belgium")])])
        let result = ValueGrouping(rule).groups(of: [(photo(1), [GroupValue(text: "Belgium")])])
        #expect(result.unmatched.map(\.text) == ["Grece"])
        #expect(result.groups.map(\.name) == ["Benelux"])
    }

    @Test(arguments: 0..<200)
    func `the order of photos does not count, every photo is where its values are`(seed: Int) {
        var numbers = Dice(seed: UInt64(seed))
        let names = ["Greece", "greece", "Spain", "Italy", "España", "Chad"]
        let all: [(id: AssetID, values: [GroupValue])] = (0..<30).map { number in
            (
                photo(number),
                names.filter { _ in Int.random(in: 0..<4, using: &numbers) == 0 }.map(GroupValue.init(text:))
            )
        }
        let rule = ForEach(
            field: .country, skip: [label("Chad")], renames: [.init(name: "Spain", values: [label("España")])])
        let grouping = ValueGrouping(rule)
        let result = grouping.groups(of: all)
        #expect(grouping.groups(of: all.shuffled(using: &numbers)) == result)
        for (id, values) in all {
            let expected = Set(values.map(\.name)).subtracting(["Chad"])
            let found = result.groups.filter { $0.photos.contains(id) }
            #expect(found.isEmpty == expected.isEmpty)
        }
        #expect(Set(result.groups.map(\.name)).count == result.groups.count)
    }
}
