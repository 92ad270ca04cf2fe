import TestSupport
import Testing

@testable import AlbumRules

/// Ages by whole months and years, on every boundary.
@Suite struct RuleAgeTests {
    private static func day(_ text: String) -> CalendarDay {
        CalendarDay(WallTime(milliseconds: RuleSupport.instant(text + "T00:00:00").milliseconds))
    }

    @Test(
        arguments: [
            ("2016-02-29", "2016-02-28", nil), ("2016-02-29", "2016-02-29", 0), ("2016-02-29", "2016-03-28", 0),
            ("2016-02-29", "2016-03-29", 1), ("2016-02-29", "2017-02-27", 11), ("2016-02-29", "2017-02-28", 12),
            ("2016-02-29", "2020-02-28", 47), ("2016-02-29", "2020-02-29", 48), ("2023-01-31", "2023-02-27", 0),
            ("2023-01-31", "2023-02-28", 1), ("2023-01-31", "2023-03-30", 1), ("2023-01-31", "2023-03-31", 2),
            ("2023-01-31", "2023-04-30", 3), ("2019-11-02", "2023-01-01", 37), ("2019-11-02", "2023-01-02", 38),
            ("1999-12-31", "2000-12-30", 11), ("1999-12-31", "2000-12-31", 12),
        ] as [(String, String, Int?)])
    func `birthday eves, leap days and month ends`(_ birth: String, _ day: String, _ months: Int?) {
        #expect(Self.day(day).wholeMonths(since: Self.day(birth)) == months)
    }

    @Test func `an age is the number of months' days that have come, over random days`() {
        var random = Dice(seed: 5)
        for _ in 0..<5000 {
            let birth = CalendarDay(number: Int.random(in: -20_000..<20_000, using: &random))
            let day = CalendarDay(number: birth.number + Int.random(in: 0..<5000, using: &random))
            let (year, month, dayOfMonth) = birth.components
            var months = 0
            while true {
                let next = year * 12 + month - 1 + months + 1
                let (y, m) = (next / 12, next % 12 + 1)
                let due = CalendarDay(
                    year: y, month: m, day: min(dayOfMonth, CalendarDay.daysInMonth(year: y, month: m)))
                guard let due, due <= day else { break }
                months += 1
            }
            #expect(day.wholeMonths(since: birth) == months, "\(birth) \(day)")
        }
    }

    @Test(arguments: [
        ("0", 0...11, "0 years old"), ("1", 12...23, "1 year old"), ("6m", 6...6, "6 months old"),
        ("0m..6m", 0...6, "0 months to 6 months old"), ("6m..2", 6...35, "6 months to 2 years old"),
        ("3..5", 36...71, "3 years to 5 years old"), ("..1", 0...23, "up to 1 year old"),
        (" 2y ", 24...35, "2 years old"),
    ])
    func `a year stands for its twelve months`(_ text: String, _ months: ClosedRange<Int>, _ phrase: String) throws {
        let span = try #require(AgeSpan(text))
        #expect((-3..<100).filter { span.contains($0) } == Array(months))
        #expect(span.phrase == phrase)
    }

    @Test(arguments: ["", "x", "1.5", "-1", "..", "1w", "0m 6m", "12345", "m"])
    func `what is no age is refused`(_ text: String) { #expect(AgeSpan(text) == nil) }

    @Test func `the day is that of the clock where it was taken`() throws {
        let rule = try RuleSupport.resolved("{age: {Mia: 1}}")
        var photo = RuleSupport.photo(.taken("2017-02-28T00:30:00"))
        photo.takenAt = RuleSupport.instant("2017-02-27T23:30:00")
        #expect(rule.matches(photo))
        photo.takenAt = Instant(milliseconds: 0)
        photo.takenOnClock = WallTime(milliseconds: 0)
        #expect(!rule.matches(photo))
        #expect(try RuleSupport.resolved("{age: {Leo: 0}}", in: born("Leo", nil)).matches(photo) == false)
    }

    @Test func `a person without a birth date holds the album`() throws {
        guard
            case .held(let reasons) = try RuleSupport.rule("{age: {Mia: 1, Leo: 0}}").resolve(in: RuleSupport.context())
        else {
            Issue.record("it is not held")
            return
        }
        #expect(reasons.map(\.message) == ["\"Leo\" has no birth date in Immich, so no age can be told"])
    }

    private func born(_ name: String, _ day: CalendarDay?) -> RuleContext {
        RuleSupport.context(people: [
            Person(id: RuleSupport.personID(name), name: name, birthDate: day ?? CalendarDay(number: 16_000))
        ])
    }
}
