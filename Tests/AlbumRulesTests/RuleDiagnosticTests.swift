import Testing

@testable import AlbumRules

/// The text of every mistake that a user can make in a rule; places are line and column, the hint follows the bar.
@Suite struct RuleDiagnosticTests {
    @Test(arguments: [
        ("{peple: Mia}", #"1:2: "peple" is not a criterion | did you mean "people"?"#),
        (
            "{type: any, all: {favorite: true}}",
            #"1:2: "type" stands beside "all" | write lines inside a group: all: {type: …}"#
        ),
        ("{all: {}}", #"1:7: "all" is empty | write lines, such as all: {favorite: true}, or leave it out"#),
        ("{all: []}", #"1:7: "all" is empty | write lines, such as all: {favorite: true}, or leave it out"#),
        ("{all: x}", #"1:7: "all" needs lines | write lines, such as all: {favorite: true}"#),
        (
            "{all: [x]}",
            #"1:8: an item of "all" must be lines or groups | write {criterion: value}, such as {favorite: true}"#
        ),
        ("{all: [{}]}", #"1:8: an item of "all" is empty | write lines, or leave it out"#),
        (
            "{all: {any: {favorite: true}}}",
            #"1:8: a group cannot be a line of "all" | write a list: all: [ {any: …} ]"#
        ),
        (
            "{people: [Mia, Leo]}",
            "1:10: [Mia, Leo] names 2 people, which can mean all of them or any of them | write {any: [Mia, Leo]}, {all: [Mia, Leo]}, {only: [Mia, Leo]} or {nobody_but: [Mia, Leo]}"
        ),
        (
            "{people: kids}",
            "1:10: kids names 2 people, which can mean all of them or any of them | write {any: kids}, {all: kids}, {only: kids} or {nobody_but: kids}"
        ),
        (
            "{people: {some: [Mia]}}",
            #"1:11: "some" is not an operator of "people" | write any, all, none, only, nobody_but, only_any or at_least"#
        ),
        (
            "{people: {}}",
            #"1:10: the mapping of "people" is empty | write any, all, none, only, nobody_but, only_any or at_least"#
        ),
        ("{people: []}", #"1:10: the list of "people" is empty | name at least one value, or leave the line out"#),
        (
            "{people: {any: []}}",
            #"1:16: the list of "people" is empty | name at least one value, or leave the line out"#
        ),
        (
            "{people: {any: [none, Mia]}}",
            #"1:17: "none" cannot stand among names | write people: none, or {is: none} for a person of that name"#
        ),
        (
            "{people: {at_least: {count: 3, of: [Mia, Leo]}}}",
            "1:29: at least 3 of 2 people can never be | the count is at most 2 here"
        ),
        (
            "{people: {at_least: 2}}",
            #"1:21: "at_least" needs a count and the people | write {at_least: {count: 2, of: [Mia, Leo, Anna]}}"#
        ),
        (
            "{people: {at_least: {count: 2}}}",
            #"1:21: "at_least" lacks "of" | write {at_least: {count: 2, of: [Mia, Leo, Anna]}}"#
        ),
        (
            "{people: {at_least: {count: x, of: [Mia]}}}",
            #"1:29: "x" is not a count of people | write a whole number from 1"#
        ),
        (
            "{people: {any: {id: x}}}",
            #"1:21: "x" is not an id of a person | an id looks like 6f1c2a34-1b2c-4d5e-8f90-a1b2c3d4e5f6"#
        ),
        ("{people: {any: [[Mia]]}}", #"1:17: "people" does not take a list here"#),
        ("{people: null}", #"1:10: "people" has no value | write a value, or leave the line out"#),
        (#"{people: " "}"#, #"1:10: the text of "people" is blank | for "has none" write none"#),
        ("{favorite: yes}", #"1:12: "yes" is not a value of "favorite" | write true"#),
        ("{favorite: [true]}", #"1:12: "favorite" does not take a list here"#),
        ("{favorite: tru}", #"1:12: "tru" is not a value of "favorite" | write true"#),
        ("{type: image}", #"1:8: "image" is not a value of "type" | write photo, video or any"#),
        ("{type: vidoe}", #"1:8: "vidoe" is not a value of "type" | did you mean "video"?"#),
        ("{rating: 6}", #"1:10: "6" is out of range for "rating" | possible is 1..5"#),
        ("{rating: 0..3}", #"1:10: "0" is out of range for "rating" | possible is 1..5"#),
        ("{rating: 5..1}", #"1:10: "5..1" runs backwards | write 1..5"#),
        ("{rating: 3.5}", #"1:10: "3.5" is not a rating | write 4, or a range such as 4.."#),
        ("{rating: ..}", #"1:10: ".." has no end | write a range such as 4.."#),
        ("{rating: 1...5}", #"1:10: "1...5" is not a range | write two dots between two values, such as 4.."#),
        ("{rating: 1-5}", #"1:10: "1-5" is not a rating | write 1..5"#),
        ("{iso: abc}", #"1:7: "abc" is not a number | write 200, or a range such as 200..3200"#),
        (#"{aperture: "2,8"}"#, #"1:12: "2,8" is not a number | write 2.8"#),
        ("{size: 20}", #"1:8: "20" is not a size | write 20MB, or a range such as 20MB.."#),
        ("{size: 20 MX}", #"1:8: "20 MX" is not a size | write 20MB, or a range such as 20MB.."#),
        ("{duration: 5 parsecs}", #"1:12: "5 parsecs" is not a duration | write 10s, or a range such as 10s..2m"#),
        ("{shutter: 1/60..1/500}", #"1:11: "1/60..1/500" runs backwards | write 1/500..1/60"#),
        ("{shutter: 1/0}", #"1:11: "1/0" is not an exposure time | write 1/250, or a range such as 1/500..1/60"#),
        ("{taken: 2023-02-30}", #"1:9: "2023-02-30" is not a day of the calendar | February 2023 has 28 days"#),
        ("{taken: 2023-13}", #"1:9: "2023-13" is not a day of the calendar | months are 01 to 12"#),
        ("{taken: 2023-6-5}", #"1:9: "2023-6-5" is not a date | write 2023-06-05"#),
        ("{taken: 2024..2023}", #"1:9: "2024..2023" runs backwards | write 2023..2024"#),
        (
            "{taken: last year}",
            #"1:9: "last year" can mean the year before this one or the year until today | write last 365 days, or the dates"#
        ),
        ("{taken: last 0 days}", #"1:9: "0" is not a number of days | write a whole number from 1 to 36500"#),
        ("{taken: last x days}", #"1:9: "x" is not a number of days | write a whole number from 1 to 36500"#),
        (
            "{taken: last 3 fortnights}",
            #"1:9: "last 3 fortnights" is not a date | write last 30 days, weeks, months or years"#
        ),
        ("{taken: this day}", #"1:9: "this day" is not a date | write this week, this month or this year"#),
        (
            "{taken: 15.06.2023}",
            #"1:9: "15.06.2023" is not a date | write a date such as 2023, 2023-06 or 2023-06-15, a range such as 2023-06..2023-08, or last 30 days"#
        ),
        ("{every_year: 2023-12-24}", #"1:14: "2023-12-24" is not a day of the year | write 12-24, without the year"#),
        ("{every_year: 02-30}", #"1:14: "02-30" is not a day of any year | write month and day, such as 12-24"#),
        (
            "{every_year: 12-24..}",
            #"1:14: "12-24.." has an open end, which says nothing of days that come every year | write both ends, such as 12-24..12-26"#
        ),
        ("{every_year: 6}", #"1:14: "6" is not a day of the year | write month and day, such as 12-24..12-26"#),
        ("{weekday: su}", #"1:11: "su" is not a day of the week | write mon, tue, wed, thu, fri, sat or sun"#),
        ("{weekday: sat..mon}", #"1:11: "sat..mon" runs backwards | write [sat, sun, mon]"#),
        ("{hour: 24}", #"1:8: "24" is out of range for "hour" | possible is 0..23"#),
        ("{hour: 22..4}", #"1:8: "22..4" runs backwards | write [22..23, 0..4]"#),
        ("{near: Berlin}", #"1:8: "near" needs a position and a distance | write {lat: 46.021, lon: 7.748, km: 5}"#),
        ("{near: {lat: 100, lon: 1, km: 1}}", #"1:14: "100" is not a value of "lat" | write a number from -90 to 90"#),
        ("{near: {lat: 1, lon: 1}}", #"1:8: "near" lacks "km" | write {lat: 46.021, lon: 7.748, km: 5}"#),
        ("{near: {lat: 1, lon: 1, m: 5}}", #"1:25: "m" is not an operator of "near" | did you mean "km"?"#),
        ("{near: {lat: 1, lon: 1, km: 0}}", #"1:29: "0" is not a value of "km" | write a number above 0"#),
        ("{gps: yes}", #"1:7: "yes" is not a value of "gps" | write some or none"#),
        ("{orientation: landscap}", #"1:15: "landscap" is not a value of "orientation" | did you mean "landscape"?"#),
        (#"{filename: {regex: "("}}"#, #"1:20: "(" is not a regular expression: "(" is never closed"#),
        ("{filename: {contains: x}}", #"1:13: "contains" is not an operator of "filename" | write is or regex"#),
        ("{country: []}", #"1:11: the list of "country" is empty | name at least one value, or leave the line out"#),
        (
            "{country: {is: []}}",
            #"1:16: the list of "country" is empty | name at least one value, or leave the line out"#
        ),
        (#"{country: ""}"#, #"1:11: the text of "country" is blank | for "has none" write none"#),
        ("{isFavorite: true}", #"1:2: "isFavorite" is not a criterion | did you mean "favorite"?"#),
        ("{country: [Greece, null]}", #"1:20: "country" has no value | write a value, or leave the line out"#),
        (#"{aspect: "16:0"}"#, #"1:10: "16:0" is not an aspect ratio | write 3:2, or a range such as 1.3..1.8"#),
    ])
    func `a mistake in a rule is told with its place and the fix`(_ yaml: String, _ problem: String) throws {
        #expect(
            try RuleSupport.problems(yaml, parse: RuleParser(groups: RuleSupport.groups).rule(fromText:_:)) == problem)
    }

    @Test(arguments: [
        ("[]", #"1:1: "filters" is empty, which would select everything | write at least one filter"#),
        ("x", #"1:1: "filters" must be a list | write "filters": [{"key": …, "val": …}]"#),
        ("[x]", #"1:2: a filter must be a mapping | write {"key": …, "val": …}"#),
        ("[{key: people}]", #"1:2: the filter on "people" has no "val" | for "nothing there" write "val": null"#),
        ("[{val: x}]", #"1:2: the filter has no "key" | write {"key": "people", "val": …}"#),
        (
            "[{key: people, val: Mia, value: 2}]",
            #"1:26: "value" is not part of a filter | a filter has key, val and operator"#
        ),
        ("[{key: peple, val: Mia}]", #"1:8: "peple" is not a key of filters | did you mean "people"?"#),
        ("[{key: people, val: Mia, operator: ORR}]", #"1:36: "ORR" is not an operator | did you mean "OR"?"#),
        ("[{key: people, val: []}]", #"1:21: the list of "people" is empty | for "nothing there" write null"#),
        (
            "[{key: people, val: [Mia, null]}]",
            #"1:27: null stands inside the list of "people" | write the values alone"#
        ),
        ("[{key: people, val: {a: b}}]", #"1:21: the value of "people" cannot be a mapping"#),
        ("[{key: people, val: Mia, operator: AFTER}]", #"1:36: "AFTER" needs a date, not people"#),
        (
            "[{key: type, val: [IMAGE, VIDEO], operator: AND}]",
            #"1:45: "type" has one value, so AND of 2 values can never be true | write OR"#
        ),
        ("[{key: type, val: GIF}]", #"1:19: "GIF" is not a type | write IMAGE or VIDEO"#),
        ("[{key: isFavorite, val: null}]", #"1:25: "isFavorite" always has a value | write the value, not null"#),
        ("[{key: isFavorite, val: x}]", #"1:25: x is not a value of "favorite" | write true or false"#),
        (
            "[{key: fileCreatedAt, val: 2023-01-01}]",
            #"1:28: "fileCreatedAt" needs the operator AFTER or BEFORE | write "operator": "AFTER" or "BEFORE""#
        ),
        (
            "[{key: fileCreatedAt, val: 2023, operator: AFTER}]",
            "1:28: 2023 is not a day | write a day such as 2023-01-31"
        ),
        (
            "[{key: fileCreatedAt, val: 2023-02-30, operator: AFTER}]",
            #"1:28: "2023-02-30" is not a day of the calendar | February 2023 has 28 days"#
        ),
        (
            "[{key: fileCreatedAt, val: null, operator: BEFORE}]",
            "1:28: null is not a day | write a day such as 2023-01-31"
        ),
        ("[{key: width, val: x}]", #"1:20: "x" is not a number"#),
        (
            "[{key: visibility, val: timline}]",
            #"1:25: "timline" is not a value of "visibility" | did you mean "timeline"?"#
        ),
        (
            "[{key: libraryId, val: x}]",
            #"1:24: "x" is not an id | an id looks like 6f1c2a34-1b2c-4d5e-8f90-a1b2c3d4e5f6"#
        ),
        (
            "[{key: people, val: Mia, operator: OR, match_all: true}]",
            #"1:36: "match_all" and "operator" say different things | write only the operator"#
        ),
        ("[{key: people, val: Mia, match_all: x}]", #"1:37: x is not a value of "match_all" | write true or false"#),
        ("[{key: type, val: IMAGE, operator: BEFORE}]", #"1:36: "BEFORE" needs a date, not "type""#),
        ("[{key: checksum, val: a}]", #"1:8: "checksum" is not a key of filters"#),
        (
            "[{key: type, val: [[a]]}]",
            #"1:20: a list or a mapping stands inside the list of "type" | write the values alone"#
        ),
    ])
    func `a mistake in a legacy filter is told with its place and the fix`(_ yaml: String, _ problem: String) throws {
        #expect(try RuleSupport.problems(yaml) { RuleParser().rule(fromFilters: $0, &$1) } == problem)
    }

    @Test func `an album without a condition is an error, not everything`() throws {
        let problem = try RuleSupport.problems("{name: X, mode: add}", parse: RuleParser().rule(fromAlbum:_:))
        #expect(
            problem
                == "1:1: the album has no condition | write all, any or none; everything is all: {type: any}")
    }

    @Test func `a rule without lines is an error`() throws {
        for yaml in ["{}", "x", "[]"] {
            let problem = try RuleSupport.problems(yaml, parse: RuleParser().rule(fromText:_:))
            #expect(
                problem == "1:1: the rule has no lines | write lines, such as people: Mia, favorite: true")
        }
    }

    @Test func `reading goes on after a mistake`() throws {
        let problem = try RuleSupport.problems(
            "{all: {people: [Mia, Leo], type: gif, contry: x}, none: [{}, {tagz: a}]}",
            parse: RuleParser().rule(fromAlbum:_:))
        #expect(problem.split(separator: "\n").count == 5)
    }

    @Test func `a group of one person may stand bare, and a list of one`() throws {
        #expect(
            try RuleSupport.rule("{people: one}").lines.map(\.condition.identity)
                == RuleSupport.rule("{people: [Mia]}").lines.map(\.condition.identity))
    }
}
