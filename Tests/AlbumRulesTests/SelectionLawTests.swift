import AlbumRules
import TestSupport
import Testing

@Suite struct `Laws of choosing among photos` {
    /// Random photos on a few days and places, in stacks of up to three, with stars.
    static func candidates(_ numbers: inout Dice, count: Int = 60) -> [AlbumSelection.Candidate] {
        (0..<count).map { number in
            let hasPlace = Int.random(in: 0..<3, using: &numbers) > 0
            let place = (
                52 + Double(Int.random(in: 0..<40, using: &numbers)) / 1000,
                13 + Double(Int.random(in: 0..<40, using: &numbers)) / 1000
            )
            let photo = shot(
                number,
                minutes: Int.random(in: 0..<20, using: &numbers) == 0
                    ? nil : Int64.random(in: 0..<20_000, using: &numbers),
                rating: Int.random(in: 0...5, using: &numbers), favorite: Bool.random(using: &numbers),
                cover: number % 4 == 0 ? nil : number / 4 * 4 + 1, at: hasPlace ? place : nil)
            return AlbumSelection.Candidate(
                photo, isMatch: Int.random(in: 0..<3, using: &numbers) == 0,
                isSettled: Int.random(in: 0..<8, using: &numbers) > 0)
        }
    }

    static func selection(_ numbers: inout Dice) -> AlbumSelection {
        var selection = AlbumSelection()
        if Bool.random(using: &numbers) {
            let (span, place) = (Bool.random(using: &numbers), Bool.random(using: &numbers))
            selection.nearby = NearbySelection(
                span: span || !place ? .seconds(Int64.random(in: 0...90, using: &numbers) * 60) : nil,
                kilometres: place ? Double(Int.random(in: 0...30, using: &numbers)) / 10 : nil)
        }
        selection.stacks = StackSelection.allCases.randomElement(using: &numbers) ?? .asMatched
        if Bool.random(using: &numbers) {
            selection.bestOf = BestOfSelection(
                count: Int.random(in: 1...4, using: &numbers),
                period: BestOfSelection.Period.allCases.randomElement(using: &numbers) ?? .day)
        }
        if Bool.random(using: &numbers) {
            selection.newest = NewestSelection(count: Int.random(in: 1...20, using: &numbers))
        }
        return selection
    }

    @Test(arguments: 0..<300)
    func `the order of what is given does not count, and nothing unknown is chosen`(seed: Int) {
        var numbers = Dice(seed: UInt64(seed))
        let candidates = Self.candidates(&numbers)
        let selection = Self.selection(&numbers)
        let choice = selection.choose(candidates)
        #expect(selection.choose(candidates.shuffled(using: &numbers)) == choice)
        #expect(choice.wanted.isSubset(of: candidates.map(\.photo.id)))
        #expect(choice.unsettled.isSubset(of: choice.wanted))
        #expect(choice.pushedOut.isDisjoint(with: choice.wanted))
        #expect(choice.outdone.isDisjoint(with: choice.wanted))
        if selection.isPlain {
            #expect(choice.wanted == Set(candidates.filter(\.isMatch).map(\.photo.id)))
        }
    }

    @Test(arguments: 0..<300)
    func `each step keeps its promise`(seed: Int) {
        var numbers = Dice(seed: UInt64(seed) &+ 1000)
        let candidates = Self.candidates(&numbers).map { AlbumSelection.Candidate($0.photo, isMatch: $0.isMatch) }
        let selection = Self.selection(&numbers)
        let matches = Set(candidates.filter(\.isMatch).map(\.photo.id))
        var steps = AlbumSelection(nearby: selection.nearby)
        #expect(steps.choose(candidates).wanted.isSuperset(of: matches))
        steps.stacks = selection.stacks
        let reached = steps.choose(candidates).wanted
        if selection.stacks != .cover { #expect(reached.isSuperset(of: matches)) }
        steps.bestOf = selection.bestOf
        let best = steps.choose(candidates).wanted
        #expect(best.isSubset(of: reached))
        steps.newest = selection.newest
        let newest = steps.choose(candidates).wanted
        #expect(newest.isSubset(of: best))
        if let limit = selection.newest?.count { #expect(newest.count == min(limit, best.count)) }
    }

    @Test(arguments: 0..<300)
    func `choosing again among what was chosen changes nothing`(seed: Int) {
        var numbers = Dice(seed: UInt64(seed) &+ 2000)
        let photos = Self.candidates(&numbers).map(\.photo)
        func again(_ step: ([SelectionPhoto]) -> Set<AssetID>) {
            let once = step(photos)
            #expect(step(photos.filter { once.contains($0.id) }) == once)
        }
        let selection = Self.selection(&numbers)
        if let bestOf = selection.bestOf { again(bestOf.select) }
        if let newest = selection.newest { again(newest.select) }
        let matches = Set(photos.map(\.id).filter { _ in Bool.random(using: &numbers) })
        let once = selection.stacks.select(matches, from: photos)
        #expect(selection.stacks.select(once, from: photos) == once)
    }

    @Test(arguments: 0..<100)
    func `closeness is what comparing every pair finds`(seed: Int) {
        var numbers = Dice(seed: UInt64(seed) &+ 3000)
        let candidates = Self.candidates(&numbers)
        let matches = candidates.filter(\.isMatch).map(\.photo)
        let others = candidates.filter { !$0.isMatch }.map(\.photo)
        let span = Bool.random(using: &numbers) ? Int64.random(in: 0...60, using: &numbers) : nil
        let km =
            span == nil || Bool.random(using: &numbers) ? Double(Int.random(in: 1...30, using: &numbers)) / 10 : nil
        let selection = NearbySelection(span: span.map { .seconds($0 * 60) }, kilometres: km)
        let expected = others.filter { other in
            matches.contains { match in
                selection.close([other], to: [match]) == [other.id]
            }
        }
        #expect(selection.close(others, to: matches) == Set(expected.map(\.id)))
    }
}
