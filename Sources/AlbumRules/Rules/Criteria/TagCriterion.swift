/// The criterion on tags; a tag stands for those below it, too.
enum TagCriterion {
    static let tags = Criterion(
        key: "tags",
        values: "a tag's path, `some`, `none`, `{exactly: Trips}`, `{any: […]}`, `{all: […]}`, `{none: […]}`, "
            + "`{only: […]}`, `{nobody_but: […]}`, `{at_least: {count: 2, of: […]}}`",
        meaning: "your tags; a tag stands for those below it, too, `{exactly: …}` for itself alone",
        examples: [
            .init("Party", .tags(["Party"]), holds: true), .init("party", .tags(["Party"]), holds: true),
            .init("Trips", .tags(["Trips/Italy"]), holds: true), .init("Trips/Italy", .tags(["Trips"]), holds: false),
            .init("{exactly: Trips}", .tags(["Trips/Italy"]), holds: false),
            .init("{exactly: Trips}", .tags(["Trips"]), holds: true),
            .init("Tri*", .tags(["Trips/Italy"]), holds: true),
            .init("{any: [Party, Work]}", .tags(["Work", "Trips"]), holds: true),
            .init("{all: [Party, Work]}", .tags(["Work", "Trips"]), holds: false),
            .init("{none: [Party, Work]}", .tags(["Trips"]), holds: true),
            .init("{only: [Party, Trips]}", .tags(["Party", "Trips/Italy"]), holds: true),
            .init("{only: [Party, Trips/Italy]}", .tags(["Party", "Trips/Italy", "Trips"]), holds: false),
            .init("{nobody_but: [Party, Trips]}", .tags(["Trips"]), holds: true),
            .init("{at_least: {count: 2, of: [Party, Work, Trips]}}", .tags(["Work", "Party"]), holds: true),
            .init("{all: [Trips], none: [Party]}", .tags(["Trips/Italy"]), holds: true),
            .init("some", .tags(["Work"]), holds: true), .init("some", holds: false), .init("none", holds: true),
        ],
        schema: .tags,
        read: { node, reader in
            var tags = MemberReader<TagReference>(form, reader: reader, item: TagReference.read)
            let operators = tags.read(node)
            reader = tags.reader
            return operators.map { condition($0, tags.mentions) }
        })

    private static let form = MemberForm(
        noun: "tags", one: "a tag", nothing: "no tag",
        operators: ["any", "all", "none", "only", "nobody_but", "at_least"], pins: ["exactly", "is"],
        example: "[Party, Trips, Work]")

    private static let words = MemberWords(
        with: "tagged", without: "not tagged", nothingElse: "nothing else", nothingBut: "tagged nothing but",
        some: "with a tag", none: "without a tag")

    private static func condition(
        _ operators: [MemberOperator<TagReference>], _ mentions: [(reference: TagReference, place: Place)]
    ) -> Condition {
        Condition(
            identity: "tags " + operators.map { "\($0)" }.joined(separator: " & "),
            phrase: Phrase(operators.map { $0.phrase(words, name: \.shown) }.joined(separator: " and ")),
            growth: operators.reduce(into: Growth.fixed) { $0.formUnion($1.growth) },
            directories: mentions.isEmpty ? [] : .tags,
            problems: { context in
                mentions.filter { $0.reference.find(in: context.tags).isEmpty }.map { mention in
                    .unknownTag(
                        path: mention.reference.text, suggestion: mention.reference.suggestion(among: context.tags),
                        place: mention.place)
                }
            },
            prepare: { matcher(operators, $0.context) })
    }

    private static func matcher(_ operators: [MemberOperator<TagReference>], _ context: RuleContext) -> Matcher {
        var questions: Set<SetQuery> = []
        func presence(_ queries: [SetQuery]) -> Presence {
            questions.formUnion(queries)
            let sets = queries.map { context.sets[$0] ?? [] }
            return Presence(growing: { photo in sets.contains { $0.contains(photo.id) } })
        }
        let now = context.now
        let tests = operators.map { test in
            MemberTest(
                test, present: { presence($0.queries(context.tags)) },
                others: { [presence(TagTree(context.tags).queries(besides: test.references))] },
                something: {
                    questions.insert(.untagged)
                    let untagged = context.sets[.untagged] ?? []
                    // Of a photo that came in meanwhile nothing is known.
                    return Presence(growing: { !untagged.contains($0.id) && $0.uploadedAt < now })
                })
        }
        let named = Set(operators.flatMap(\.references)).map {
            (name: $0.shown, presence: presence($0.queries(context.tags)))
        }
        .sorted { $0.name < $1.name }
        let holds: @Sendable (Photo) -> Bool = { photo in tests.allSatisfy { $0.holds(photo) } }
        var matcher = Matcher(
            identity: "tags "
                + operators.map { test in
                    "\(test.growth.rawValue) \(test) \(test.references.map { $0.queries(context.tags).map(\.description) })"
                }.joined(separator: " & "),
            holds: holds,
            whileRecognising: { photo in .all(tests.map { $0.bounds(photo, .recognition) }) }, questions: questions,
            shown: { photo in
                guard !named.isEmpty else { return holds(photo) == operators.contains(.nobody) ? "no tag" : "a tag" }
                let found = named.filter { $0.presence.holds(photo) }.map(\.name)
                return found.isEmpty ? "none of these tags" : found.joined(separator: ", ")
            })
        let sieves = operators.map { sieve($0, context.tags) }
        matcher.asked = LineSieve(holding: .all(sieves.map(\.holding)), failing: .any(sieves.map(\.failing)))
        return matcher
    }

    /// What an operator leaves to ask a server for, which takes a tag for those below it, too.
    private static func sieve(_ test: MemberOperator<TagReference>, _ tags: [Tag]) -> LineSieve {
        let found = test.references.map { reference in Set(reference.find(in: tags).map(\.id)) }
        let meant = found.reduce(into: Set<TagID>()) { $0.formUnion($1) }
        let tagged = LineSieve.truth(\.isTagged)
        switch test {
        case .somebody: return tagged
        case .nobody: return tagged.reversed
        default: break
        }
        guard !found.contains(where: \.isEmpty), !meant.isEmpty else { return LineSieve() }
        let some = PhotoSieve { $0.anyTags = meant }
        // Without a tag itself a photo may still have one below it.
        let none = test.references.contains(where: \.isAlone) ? nil : PhotoSieve { $0.noTags = meant }
        switch test {
        case .any: return LineSieve(holding: some, failing: none)
        case .none: return LineSieve(holding: none, failing: some)
        case .all, .only:
            return LineSieve(
                holding: .all(
                    found.map { ids in
                        PhotoSieve { if ids.count == 1 { $0.allTags = ids } else { $0.anyTags = ids } }
                    }))
        case .atLeast(let count, _): return count > 0 ? LineSieve(holding: some) : LineSieve()
        case .nobodyBut: return LineSieve(holding: some)
        case .somebody, .nobody: return LineSieve()
        }
    }
}
