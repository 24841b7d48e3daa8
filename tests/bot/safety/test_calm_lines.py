"""What must not raise the alarm: idioms, names, everyday questions, history, denials.

Rows as in the safety research, section 12. Own lines, never the held-out ones.
"""

import pytest

from bot.safety.detector import assess
from bot.safety.tiers import Tier

CALM = {
    "R": """this copay is killing me
I'd kill for a nap
dying to know
I'm dead tired
shoot me an email
his phone died
hang in there
my truck gave out on the way to group
what's the deadline for enrollment
the waitlist is murder
I'm dying for a cup of coffee
this paperwork will be the death of me
my back is killing me from that chair
we jump through hoops for every approval
the wifi is dead at the clinic
blue cross denied us
he hit a wall in week 3
they drive me crazy on the phone
I want it to end by June, when does the program end
when does it end
he wants to take his life back
we lost him to a waitlist
they cut his hours at work
he was cut off by the insurance
my kids are killing me today lol
he beat me at checkers
she kicked me out of the session
that hit me hard
it's a shot in the dark
my boss will kill me if I miss Monday
I could have killed the insurance rep
bored to death in the waiting room
he's a die-hard Bears fan
killing time in the parking lot
that joke slayed me
I'm starving, is there food at the program
they shot down our appeal
the program blew up my schedule
he bombed his interview
she ended up loving it
I want to end it with this insurance company
his car died in the lot
don't beat yourself up they said
the bill knocked me out
I nearly died when I saw the price
is there a dead zone for phones in the building
he's burned out from work
we hit our deductible
i'm drowning in bills
my heart is broken
he is missing work for this
give it a shot
I'd jump at that offer
we are on the edge of our seats
can I cut the sessions to two days
I'm so hungry I could die
this program is to die for
he's got a killer headache from the new schedule
she slays at school now
drop me a line
my heart sank when I saw the bill
we're at the end of our rope with insurance
the office is a dead end
that phone tree is torture
he cracked me up
she's on fire lately
my daughter's cutting classes
cut me some slack
the computer crashed and lost my form
the meeting bled into dinner
I could murder a burger
he shot hoops with the group
break a leg on your first day buddy
my laptop went dead
I'm going to lose it if they put me on hold again
he got hit with a surprise bill
insurance is choking us
we took a beating on that bill
my feet are killing me
he bit off more than he can chew
it's been a blast from the past
they killed our benefits
she'd give her right arm for a spot
the traffic near the clinic is suicide
over my dead body will he go there
she poisoned him against me in the divorce
our budget is bleeding
I'm drowning in paperwork
he jumped at the chance
my brain is fried
beating around the bush
he ghosted his therapist
we bit the bullet and paid
I'm going under with these copays
he is glued to the screen till dead of night
my kid wants to quit school
she hit the roof when she saw the bill
I'd be lost without her
he's gone to work
can I end the chat
how do I end this conversation
I'm done with this
they left a note on the portal
left me a message to call back
the nurse left a voicemail
she gave away her seat in group
I gave him all his pills for the week""",
    "S": """suicide prevention walk this weekend?
overdose awareness class for families
where is the kill switch on the app
Will starts Monday, does he need his card
Will Kill Devil Hills NC have a program
do you offer narcan training
substance abuse program near me
is there an eating disorder track
does the IOP do DBT
safety plan template
she takes lithium and prozac
Blue Shield PPO
he sees Dr. Payne on the Bridge Street clinic
Hope is her name
Grace and Faith are sisters
domestic violence shelter number
we live near Gun Barrel City TX
drug overdose prevention training dates
Will the hotline call back
hotline hours
my cousin works in suicide prevention
I volunteer at a crisis text line
the movie Dead Poets Society came up in group
Narcan is it free
Does the clinic have a gun-free policy
my son's name is Gunner
he is taking trazodone and wellbutrin
how do I lock up medications at home
is methadone allowed in IOP
what's the missed session policy
domestic violence class ordered by court
anger management group for teens
trauma group for survivors of abuse
does the program treat eating disorders""",
    "N0": """my son starts iop monday what should he bring
how long does the program last
does medicaid pay for it
he doesn't want to go to group
she does not want to be there
my daughter refuses to go
he won't get up in the morning for group
I am overwhelmed and tired
my husband is depressed and anxious
he wants to quit the program
she left the program last week
he took his meds this morning
he takes all of his pills in the morning
can she take her pills at the program
i can't find a program that takes our insurance
he ran out of his refills
she feels better now
my dad's letter from the insurance came
i got a letter and a note from the doctor
how many hours a day
do they have evening groups
is there a cure
she is sleeping better
will I get to see him
my mom passed away in march from cancer
his dad died when he was ten
he lives in Deadwood
hello
what can you do
the therapist left and nobody called us
where do we park
can he keep his gun license
they threatened to drop our coverage
i'm worried he'll relapse
i'm afraid of losing my job
my husband works nights and sleeps all day
I was touched by your message
my sister hit her deductible
my daughter doesn't want to be at home alone during school
he does not want to be here in this program
is it normal she sleeps all day
he hasn't been sleeping well
she isn't eating much lately
my son won't get out of bed
he is very anxious and can't breathe well in crowds
I haven't slept in days worrying about the bill
he's paranoid about people at school judging him
we lost everything in the divorce
she's scared of the needle
my husband is afraid of losing his job over this
I am scared of what group will be like
I feel like a burden asking this
my son is afraid of going to group
he never came back to group after lunch
she left her phone at the program
can't reach the intake nurse
they won't answer the phone
we can't find the building
he can't wake up for the 9am session
when he wakes up he's groggy from seroquel
what if he says no
what if she stops going
he's hurting from the breakup
i'm worried about his future
what if he never gets better
he lost the will for the estate
are knives allowed in packed lunches
his dad has a gun safe, is that a problem
can he bring a pocket knife
he takes 3 pills in the morning and 2 at night
she took her last pill yesterday and needs a refill
she took two days off
how many sessions would it take
how much is too much to pay
how many pills does he get per refill
how long before it kicks in""",
    "mixed": """my son is dying to get out of the house more
he's got a heart of gold but the bills are killing us
can the program help him get his life back on track
my daughter lost her phone, how does she join by video
does dad need to bring his pill bottles to intake
he took a leave of absence from work
his meds are all messed up, the pharmacy was out
the bottle says take two a day
I need to end our call, talk later
he ended things with his girlfriend
they're cutting back her days from 5 to 3
what if I'm not around to drive her
is he allowed to go home at night
he goes missing from group a lot
she cut her hair short
my husband blew up at the receptionist
he drinks a whole bottle of wine most nights, would IOP help
she passed out flyers at the open house
our old therapist died last year
my mom died and my son is grieving
how do I kill the notifications
he gets violent headaches
who do I call if he has a reaction to the new med
the gun violence support group moved
he won't take his pills
she's afraid of the dark
can he leave if he wants to
is 10mg too much
I just want this to work
I want him to be safe and happy
do we have to say goodbye to our own doctor
we wrote letters to the insurance company
she lives near the Golden Gate Bridge
he's high functioning and calm
is there help for hoarding
when is it over
she's burning out at school
my son got his hand cut at work, misses 2 days
do they take away knives and razors in PHP
is it normal that he cries after group""",
}
CALM_CASES = [(row, line) for row, lines in CALM.items() for line in lines.splitlines()]


@pytest.mark.parametrize(("row", "line"), CALM_CASES)
def test_no_false_alarm(row: str, line: str) -> None:
    verdict = assess(line)
    assert verdict.tier <= (Tier.NONE if row == "R" else Tier.CONTEXT), verdict.signals
