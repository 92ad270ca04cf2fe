import AlbumRules

/// Fifty rules over a million photos in memory: sets of bits against the evaluator of single photos.
enum RuleBenchmark {
    private typealias Library = (table: PhotoTable, rules: RuleTable)

    static func run() {
        let mixed = resolved(MadeUpRules.mixed)
        let plain = resolved(MadeUpRules.peopleAndFlags)
        var table = Table("50 rules in memory, 40 people", ["what", "photos", "median", "span", "a photo", "ratio"])
        let sample = MadeUpPhotos.some(20_000)
        let single = Measurement(tries: 3) {
            blackHole(sample.reduce(0) { count, photo in count + mixed.count { $0.matches(photo) } })
        }
        let unit = single.seconds / Double(sample.count)
        func add(_ what: String, _ photos: Int, _ found: Measurement) {
            let each = found.seconds / Double(photos)
            table.add(
                what, grouped(photos), found.median.shown, found.span, "\(fixed(each * 1e9, 0)) ns",
                "\(fixed(unit / each, 1)) ×")
        }
        add("each rule of each photo (baseline)", sample.count, single)
        for count in [100_000, 1_000_000] {
            add("judge rules on people and flags", count, judge(fill(plain, sample, count)))
            add("judge rules on anything", count, judge(fill(mixed, sample, count)))
        }
        let few = 100_000
        add("take photos in, people and flags", few, Measurement(tries: 3) { _ = fill(plain, sample, few) })
        add("take photos in, anything", few, Measurement(tries: 3) { _ = fill(mixed, sample, few) })
        table.show()
    }

    /// Every rule's photos, from a library that is in memory.
    private static func judge(_ library: Library) -> Measurement {
        Measurement {
            let judgement = library.rules.judge(library.table)
            blackHole(library.rules.rules.indices.reduce(0) { $0 + judgement.wanted(by: $1).count })
        }
    }

    /// A library of so many photos, the sample again and again under new identifiers.
    private static func fill(_ rules: [ResolvedRule], _ sample: [Photo], _ count: Int) -> Library {
        var library = Library(PhotoTable(), RuleTable(rules))
        for number in 0..<count {
            var photo = sample[number % sample.count]
            photo.id = AssetID(high: photo.id.high, low: UInt64(number) &* 0x9E37_79B9_7F4A_7C15)
            library.rules.take(photo, row: library.table.take(photo))
        }
        return library
    }

    private static func resolved(_ yaml: String) -> [ResolvedRule] {
        let (configuration, findings) = ConfigurationReader.read([SourceFile(name: "albums.yaml", text: yaml)])
        let people = MadeUpPhotos.people
        let context = RuleContext(
            people: PeopleDirectory(alive: people), user: MadeUpPhotos.user, now: MadeUpPhotos.now)
        let rules = configuration?.albums.compactMap { album -> ResolvedRule? in
            guard case .resolved(let rule, _) = album.rule.resolve(in: context) else { return nil }
            return rule
        }
        precondition(rules?.count == 50, "the rules cannot be read: \(findings)")
        return rules ?? []
    }

    /// Keeps the optimiser from leaving out what nobody looks at.
    @inline(never) private static func blackHole(_ value: Int) { precondition(value >= 0) }
}
