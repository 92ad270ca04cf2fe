import TestSupport
import Testing

@testable import AlbumRules

/// Sets of bits against the evaluator of single photos, on random rules, photos and histories of a table.
@Suite struct RuleTableTests {
    /// Lines of every criterion, from the examples of the documentation.
    static let lines = Criteria.all.flatMap { criterion in criterion.examples.map { "\(criterion.key): \($0.value)" } }
    /// What photos of the examples have.
    static let facts = Criteria.all.flatMap { $0.examples.flatMap(\.facts) }

    static func randomLogic(_ depth: Int, _ numbers: inout Dice) -> String {
        let words = ["all", "any", "none"].shuffled(using: &numbers).prefix(Int.random(in: 1...2, using: &numbers))
        let groups = words.map { word in
            let items = (0..<Int.random(in: 1...4, using: &numbers)).map { _ in
                depth > 0 && Int.random(in: 0..<3, using: &numbers) == 0
                    ? randomLogic(depth - 1, &numbers) : "{\(lines.randomElement(using: &numbers) ?? "")}"
            }
            return "\(word): [\(items.joined(separator: ", "))]"
        }
        return "{\(groups.joined(separator: ", "))}"
    }

    static func randomPhoto(_ number: Int, _ numbers: inout Dice) -> Photo {
        var some: [PhotoFact] = (0..<Int.random(in: 0...6, using: &numbers)).compactMap { _ in
            facts.randomElement(using: &numbers)
        }
        let people = RuleSupport.names.shuffled(using: &numbers).prefix(Int.random(in: 0...4, using: &numbers))
        some.append(.people(Array(people)))
        var photo = RuleSupport.photo(some)
        photo.id = AssetID(high: UInt64(number), low: 3)
        if Int.random(in: 0..<8, using: &numbers) == 0 { photo.isTrashed = true }
        if Int.random(in: 0..<8, using: &numbers) == 0 { photo.isOffline = true }
        if Int.random(in: 0..<8, using: &numbers) == 0 { photo.visibility = .archive }
        return photo
    }

    @Test func `bits of lines mean what the evaluator of photos says, whatever came, came again and went`() throws {
        var numbers = Dice(seed: 41)
        for round in 0..<60 {
            let rules = try (0..<25).map { _ in try RuleSupport.resolved(Self.randomLogic(2, &numbers)) }
            var table = PhotoTable()
            var board = RuleTable(rules)
            var known: [AssetID: Photo] = [:]
            for _ in 0..<Int.random(in: 1...200, using: &numbers) {
                let photo = Self.randomPhoto(Int.random(in: 0..<150, using: &numbers), &numbers)
                if Int.random(in: 0..<6, using: &numbers) == 0 {
                    #expect((table.forget(photo.id) != nil) == (known[photo.id] != nil))
                    known[photo.id] = nil
                } else {
                    board.take(photo, row: table.take(photo))
                    known[photo.id] = photo
                }
            }
            let judgement = board.judge(table)
            #expect(table.count == known.count)
            for (index, rule) in rules.enumerated() {
                let wanted = Set(judgement.wanted(by: index).map(table.id))
                let expected = known.values.filter {
                    rule.matches($0) && !$0.isTrashed && !$0.isOffline && $0.visibility == .timeline
                }
                #expect(wanted == Set(expected.map(\.id)), "round \(round): \(rule.fingerprint)")
            }
        }
    }

    @Test func `every photo that a rule matches has a mark of its cover`() throws {
        var numbers = Dice(seed: 43)
        var covered = 0
        for _ in 0..<1500 {
            let rule = try RuleSupport.resolved(Self.randomLogic(2, &numbers))
            let costs = Dictionary(
                uniqueKeysWithValues: rule.marks.sorted { "\($0)" < "\($1)" }.map {
                    ($0, Int.random(in: 0..<100, using: &numbers))
                })
            guard let cover = rule.cover(cost: { costs[$0] ?? 0 }) else { continue }
            covered += 1
            #expect(cover.isSubset(of: rule.marks))
            for number in 0..<30 {
                let photo = Self.randomPhoto(number, &numbers)
                guard rule.matches(photo) else { continue }
                let marks = Set(photo.people.map { PhotoMark.person($0) })
                    .union(photo.isFavorite ? [.favorite] : []).union([.kind(photo.kind)])
                #expect(!cover.isDisjoint(with: marks), "\(rule.fingerprint)")
            }
        }
        #expect(covered > 100)
    }

    @Test(arguments: [
        ("{all: {people: Mia}}", ["Mia"]), ("{all: {people: {all: [Mia, Leo]}, taken: 2020}}", ["Leo"]),
        ("{all: {people: {any: [Mia, Leo]}}}", ["Mia", "Leo"]), ("{all: {people: {only: [Mia, Leo]}}}", ["Leo"]),
        ("{all: {people: {nobody_but: [Mia, Leo]}}, none: {people: Anna}}", ["Mia", "Leo"]),
        ("{all: {people: {at_least: {count: 2, of: [Mia, Leo, Zoe]}}}}", ["Leo", "Zoe"]),
        ("{any: {people: Mia, favorite: true}}", ["Mia", "favourite"]),
        ("{all: {type: video, people: Mia}}", ["video"]),
        ("{any: {people: Mia, taken: 2020}}", nil), ("{none: {people: Mia}}", nil), ("{all: {favorite: false}}", nil),
        ("{all: {people: none}}", nil), ("{all: {people: some}}", nil), ("{all: {country: Greece}}", nil),
    ])
    func `a cover is the cheapest set of marks`(rule: String, names: [String]?) throws {
        let (mia, video) = (PhotoMark.person(RuleSupport.personID("Mia")), PhotoMark.kind(.video))
        let expected = names.map { names in
            Set(names.map { $0 == "favourite" ? .favorite : $0 == "video" ? video : .person(RuleSupport.personID($0)) })
        }
        #expect(try RuleSupport.resolved(rule).cover { $0 == mia ? 9 : 5 } == expected)
    }

    @Test func `lines that rules share are judged once`() throws {
        let rules = try ["{all: {country: Greece}}", "{none: {country: Greece}, all: {people: Mia}}"]
            .map { try RuleSupport.resolved($0) }
        #expect(RuleTable(rules).lineCount == 2)
        let later = try RuleSupport.resolved(
            "{all: {country: Greece}}", in: RuleSupport.context(now: RuleSupport.instant("2025-06-30T12:00:00")))
        #expect(RuleTable(rules + [later]).lineCount == 3)
    }

    @Test func `reasons from bits name the lines that decide against a photo`() throws {
        let rule = try RuleSupport.resolved("{all: {people: {all: [Mia, Leo]}, favorite: true}, none: {type: video}}")
        var table = PhotoTable()
        var board = RuleTable([rule])
        let photo = RuleSupport.photo(.people(["Mia"]), .kind(.video))
        board.take(photo, row: table.take(photo))
        #expect(
            board.judge(table).reasons(against: 0, by: 0) == [
                "Leo is no longer on it", "no longer favorite: true", "left out by type: video",
            ])
    }

    @Test func `a table keeps what was said of a photo last`() throws {
        var table = PhotoTable(columns: [.rating, .position, .place, .camera, .instants])
        let before = RuleSupport.photo(.people(["Mia", "Leo"]), .fileName("first.jpg"), .rating(3))
        table.take(before)
        var after = RuleSupport.photo(
            .people(["Anna"]), .fileName("Zürich 2.jpg"), .rating(5), .gps(47.4, 8.5), .place(key: "country", "CH"),
            .place(key: "city", " "), .camera(make: "Canon", model: "EOS R6"), .favorite)
        after.id = before.id
        let row = table.take(after)
        #expect(table.rowCount == 1 && table.count == 1)
        #expect(table.people(row) == [RuleSupport.personID("Anna")] && table.peopleCount(row) == 1)
        #expect(table.fileName(row) == "Zürich 2.jpg" && table.rating(row) == 5)
        #expect(table.country(row) == "CH" && table.city(row) == nil && table.camera(row) == "Canon EOS R6")
        #expect(table.position(row)?.latitude == 47.4)
        #expect(table.rows(.favorite).contains(row) && table.rows(.image).contains(row))
        #expect(table.owner(row) == RuleSupport.user)
        let (mia, anna) = (RuleSupport.personID("Mia"), RuleSupport.personID("Anna"))
        #expect(table.counts(of: [mia, anna]) == [mia: 0, anna: 1])
        table.forget(table.id(row))
        #expect(table.count == 0 && table.row(of: table.id(row)) == nil && table.counts(of: [anna]) == [anna: 0])
    }

    @Test func `sets of rows are sets of numbers`() {
        var numbers = Dice(seed: 5)
        for _ in 0..<300 {
            let limit = Int.random(in: 1...400, using: &numbers)
            func random() -> Set<Int> {
                Set(
                    (0..<Int.random(in: 0...limit, using: &numbers)).map { _ in
                        Int.random(in: 0..<limit, using: &numbers)
                    })
            }
            let (left, right) = (random(), random())
            let (leftRows, rightRows) = (RowSet(left), RowSet(right))
            #expect(Array(leftRows.union(rightRows)) == left.union(right).sorted())
            #expect(Array(leftRows.intersection(rightRows)) == left.intersection(right).sorted())
            #expect(Array(leftRows.subtracting(rightRows)) == left.subtracting(right).sorted())
            #expect(Array(RowSet(all: limit).subtracting(leftRows)) == Set(0..<limit).subtracting(left).sorted())
            #expect(leftRows.count == left.count && leftRows.isEmpty == left.isEmpty)
        }
    }

    @Test func `identifiers are found again by their numbers`() {
        var numbers = Dice(seed: 6)
        var rows = IdentifierRows<AssetEntity>()
        var known: [AssetID: Int] = [:]
        for _ in 0..<20_000 {
            // Few different halves, so that many differ in one bit only.
            let id = AssetID(high: UInt64.random(in: 0..<64, using: &numbers), low: 1 << (numbers.next() % 64))
            #expect(rows.row(of: id) == known[id])
            let (row, isNew) = rows.add(id)
            #expect(isNew == (known[id] == nil))
            known[id] = row
            #expect(rows[row] == id)
        }
        #expect(rows.count == known.count)
    }
}
